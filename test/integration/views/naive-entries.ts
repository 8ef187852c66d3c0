import type { Posting } from '#kernel';
import type { Event } from './naive-parts.js';

export interface NaiveEntry {
  readonly index: number;
  readonly account: string;
  readonly commodity: string;
  readonly member: string | undefined;
  readonly effective: string;
  readonly amount: bigint;
}

/** One entry for each cell an event moves something in, of the commodities asked for. */
const entriesOf =
  (wanted: (commodity: string) => boolean, member: (event: Event) => string | undefined) =>
  (events: readonly Event[]): readonly NaiveEntry[] =>
    events.flatMap(event => {
      const postings = ((event.data.postings ?? []) as readonly Posting[]).filter(({ commodity }) =>
        wanted(commodity),
      );
      const cells = Map.groupBy(postings, ({ account, commodity }) => `${account} ${commodity}`);
      return [...cells.values()].map(own => ({
        index: event.index,
        account: own[0]!.account,
        commodity: own[0]!.commodity,
        member: member(event),
        effective: event.effectiveDate,
        amount: own.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
      }));
    });

export const money = entriesOf(
  commodity => commodity === 'VND',
  ({ data }) => data.commitmentId as string | undefined,
);
export const custody = entriesOf(
  commodity => commodity.startsWith('asset:'),
  () => undefined,
);
