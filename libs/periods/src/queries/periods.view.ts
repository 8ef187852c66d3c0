import type { DocumentRef } from '#kernel';
import type { EventType, LedgerEvent } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import {
  type OfPeriod,
  periodBefore,
  periodClosed,
  periodClosingRefused,
  periodClosingStarted,
  type PeriodId,
  periodReopened,
  periodReopeningRequested,
  type PeriodTotal,
  type Straggler,
} from '../events/index.js';

export const periodSteps = [
  ...(['closingStarted', 'closingRefused', 'closed'] as const),
  ...(['reopeningRequested', 'reopened'] as const),
] as const;

/** One thing that happened to a month's books: who did it, when, why, on what paper. */
export interface PeriodStep {
  readonly step: (typeof periodSteps)[number];
  readonly eventId: string;
  readonly index: number;
  readonly recordedAt: string;
  readonly person: string;
  readonly unitId: string;
  readonly document: DocumentRef;
  readonly reason?: string;
}

/** A month that was closed, or is being closed, by itself. */
export type PeriodDoc = OfPeriod & {
  readonly status: 'open' | 'closing' | 'closed';
  readonly steps: readonly PeriodStep[];
  /** The totals that it was closed with last. */
  readonly totals?: readonly PeriodTotal[];
  readonly stragglers?: readonly Straggler[];
  readonly revision: number;
};

const stepOf = (step: PeriodStep['step'], event: LedgerEvent): PeriodStep => {
  const { personId: person, unitId } = event.originator ?? event.actor;
  const { id: eventId, index, recordedAt, document, reason } = event;
  return { step, eventId, index, recordedAt, person, unitId, document, reason };
};

const step = <E extends EventType<any, any>>(
  type: E,
  name: PeriodStep['step'],
  after: (doc: PeriodDoc | undefined, data: any) => Pick<PeriodDoc, 'status' | 'totals' | 'stragglers'>,
): Handler<PeriodDoc> =>
  when(
    type,
    ({ data }) => (data as OfPeriod).periodId,
    (doc: PeriodDoc | undefined, event, periodId): PeriodDoc => ({
      periodId,
      ...after(doc, event.data),
      revision: event.revision,
      steps: [...(doc?.steps ?? []), stepOf(name, event)],
    }),
  );

const kept = (doc: PeriodDoc | undefined) => ({ totals: doc?.totals, stragglers: doc?.stragglers });

export const periodsView = register<PeriodDoc>('periods', 1, {
  on: [
    step(periodClosingStarted, 'closingStarted', doc => ({ ...kept(doc), status: 'closing' })),
    step(periodClosingRefused, 'closingRefused', doc => ({ ...kept(doc), status: 'open' })),
    step(periodClosed, 'closed', (_, { totals, stragglers }) => ({ status: 'closed', totals, stragglers })),
    step(periodReopeningRequested, 'reopeningRequested', doc => ({
      ...kept(doc),
      status: doc?.status ?? 'closed',
    })),
    step(periodReopened, 'reopened', doc => ({ ...kept(doc), status: 'open' })),
  ],
});

/** How far the books are closed. A month may have closed with a later one, and then has no step of its own. */
export const closedThrough = (docs: readonly PeriodDoc[]): PeriodId | undefined => {
  const ids = (wanted: (doc: PeriodDoc) => boolean) =>
    docs
      .filter(wanted)
      .map(({ periodId }) => periodId)
      .sort();
  const closed = ids(({ status }) => status === 'closed').at(-1);
  const [reopened] = ids(({ steps }) => steps.some(({ step }) => step === 'reopened'));
  return closed ?? (reopened === undefined ? undefined : periodBefore(reopened));
};
