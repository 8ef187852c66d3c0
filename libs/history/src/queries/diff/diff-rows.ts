import { dateAt } from '#kernel';
import type { EventTeller, Readable, ToldEvent } from '#platform';
import type { AsOf, Change, Difference } from '#views';
import type { ChangeRow, DiffRow, Kind } from './diff.query.js';

/** Differences with the events that made them, as far as their reader's scope goes. */
export const diffRows = async (
  found: readonly Difference[],
  earlier: AsOf,
  teller: EventTeller,
  readable: Readable,
): Promise<readonly DiffRow[]> => {
  const indexes = found.flatMap(({ changes }) => changes.map(({ index }) => index));
  const told = await teller.tell(indexes, readable);
  const kindOf = kindsAfter(earlier);
  const rowOf = (change: Change): ChangeRow => changeRow(change, told.get(change.index)!, kindOf);
  return found.map(({ changes, ...difference }) => ({ ...difference, changes: changes.map(rowOf) }));
};

type KindOf = (day: string | undefined) => Kind | undefined;

/** The day of a past without one is that on which its last event was recorded. */
const kindsAfter = ({ effective, recordedAt }: AsOf): KindOf => {
  const day = effective ?? (recordedAt === undefined ? '' : dateAt(recordedAt));
  return at => (at === undefined ? undefined : at > day ? 'newFact' : 'lateKnowledge');
};

const changeRow = ({ effective, amount }: Change, told: ToldEvent, kindOf: KindOf): ChangeRow => {
  const effectiveDate = effective ?? told.effectiveDate;
  return {
    ...told,
    effectiveDate,
    kind: kindOf(effectiveDate),
    ...(amount === undefined ? {} : { amount: `${amount}` }),
  };
};

/** A line of the CSV for each field. */
export const fieldLines = ({ key, commodity, fields, changes }: DiffRow): readonly object[] => {
  const ofKind = (kind: Kind) =>
    changes
      .filter(change => change.kind === kind)
      .map(({ index }) => index)
      .join(' ');
  const events = changes.map(({ index }) => index).join(' ');
  const kinds = { lateKnowledge: ofKind('lateKnowledge'), newFacts: ofKind('newFact') };
  return fields.map(field => ({ key, commodity, ...field, events, ...kinds }));
};
