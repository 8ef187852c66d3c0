import { errorDeclared } from '#corrections/events';
import { correctedBy } from '#corrections/views';
import { dateAt, daysBetween } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import { postingsOf, register, whenever } from '#views';
import { periodReopened } from '../../events/index.js';

export const irregularityKinds = ['backdated', 'error', 'correction', 'reopening'] as const;
export type IrregularityKind = (typeof irregularityKinds)[number];

/** An event that an inspection asks about: it came late, or it touches what was settled. */
export type IrregularityDoc = {
  readonly index: number;
  readonly eventId: string;
  readonly kinds: readonly IrregularityKind[];
  readonly type: string;
  readonly stream: string;
  readonly effectiveDate: string;
  readonly recordedOn: string;
  /** Whole days from the effective date to the day it was recorded. */
  readonly days: number;
  readonly postedPeriod: string;
  readonly person: string;
  readonly unitId: string;
  readonly reason?: string;
  readonly corrects?: string;
  /** The period that was reopened. */
  readonly periodId?: string;
};

/**
 * A bucket each, so that a question about years does not read every month's delays. Up to a week is the ordinary time
 * from an act to its entry, and is not kept.
 */
const delays = [7, 30, 90, 365] as const;
export const leastDelay = delays[0];

/** The bucket in which every entry later than so many days is, and as few others as there are buckets for. */
export const bucketOver = (days: number): string =>
  String(delays.findLast(delay => delay <= days) ?? leastDelay);

const daysOf = ({ effectiveDate, recordedAt }: LedgerEvent): number =>
  daysBetween(effectiveDate, dateAt(recordedAt));

const kindsOf = (event: LedgerEvent): readonly IrregularityKind[] => {
  if (event.type === errorDeclared.type) return ['error'];
  if (event.type === periodReopened.type) return ['reopening'];
  const kinds: IrregularityKind[] = [];
  if (postingsOf(event).length > 0 && daysOf(event) > leastDelay) kinds.push('backdated');
  if (correctedBy(event) !== undefined) kinds.push('correction');
  return kinds;
};

const digits = 15;

const docOf = (event: LedgerEvent): IrregularityDoc => {
  const { index, id: eventId, type, stream, effectiveDate, recordedAt, postedPeriod } = event;
  const { personId: person, unitId } = event.originator ?? event.actor;
  const { periodId, eventId: declared } = event.data as {
    readonly periodId?: string;
    readonly eventId?: string;
  };
  return {
    index,
    eventId,
    kinds: kindsOf(event),
    type,
    stream,
    effectiveDate,
    postedPeriod,
    person,
    unitId,
    recordedOn: dateAt(recordedAt),
    days: daysOf(event),
    reason: event.reason,
    periodId,
    corrects: event.type === errorDeclared.type ? declared : event.corrects,
  };
};

/** In the order of the log. */
export const irregularitiesView = register<IrregularityDoc>('irregularities', 1, {
  on: [
    whenever(
      event => (kindsOf(event).length === 0 ? [] : String(event.index).padStart(digits, '0')),
      (_, event) => docOf(event),
    ),
  ],
  buckets: {
    kind: doc => doc.kinds,
    unit: doc => doc.unitId,
    over: doc =>
      delays.filter(delay => doc.days > delay || doc.kinds.some(kind => kind !== 'backdated')).map(String),
  },
});
