import type { Posting } from '#kernel';
import type { NaiveEntry } from './naive-entries.js';
import type { Event } from './naive-parts.js';

/** What a posting counts as in the books of a month, and the unit it counts for. */
const placeOf = ({ account, commodity }: Posting): readonly [measure: string, unitId?: string] => {
  const [kind, id, measure] = account.split('/');
  const isThing = commodity !== 'VND';
  if (kind === 'line') return [measure!, id!.split('.')[1]!];
  if (kind === 'custody') return ['thingsHeld', id];
  if (kind === 'transit') return ['inTransit'];
  if (kind === 'outside') return [isThing ? 'thingsOutside' : 'outside'];
  return ['thingsGone'];
};

/** The books, month by month, worked out the long way. */
export const books = (events: readonly Event[]): readonly NaiveEntry[] =>
  events.flatMap(({ index, effectiveDate: effective, postedPeriod, data }) => {
    const timeliness = effective.slice(0, 7) < postedPeriod ? 'late' : 'timely';
    const entries = ((data.postings ?? []) as readonly Posting[]).map((posting): NaiveEntry => {
      const [measure, member] = placeOf(posting);
      const account = `books/${postedPeriod}/${measure}/${timeliness}`;
      const commodity = posting.commodity === 'VND' ? 'VND' : 'thing';
      return { index, effective, account, commodity, member, amount: BigInt(posting.amount) };
    });
    const together = Map.groupBy(entries, ({ account, commodity, member = '' }) =>
      [account, commodity, member].join(),
    );
    return [...together]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, own]) => ({ ...own[0]!, amount: own.reduce((sum, { amount }) => sum + amount, 0n) }));
  });
