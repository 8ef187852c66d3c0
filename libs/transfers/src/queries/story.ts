import type { CalendarDate, DocumentRef } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type {
  DecisionBody,
  TransferDecisionRefused,
  TransferDecisionStarted,
  TransferDispatched,
  TransferReceived,
  TransferRequested,
} from '../events/index.js';

/** Who took a step, on which day, on what paper. */
export interface Act {
  readonly on: CalendarDate;
  readonly at: string;
  readonly by: string;
  readonly onBehalfOf?: string;
  readonly document: DocumentRef;
  readonly index: number;
}

/** A hand-over record: what the receiver signed. */
export type HandOverRecord = Act &
  Pick<TransferReceived['data'], 'receiptId' | 'recordNumber' | 'receivingOfficer' | 'location' | 'items'>;

/** What people tell of a transfer: its acts in their order. */
export interface Story {
  readonly reason: string;
  readonly receiverConsentDoc?: DocumentRef;
  readonly dueBack?: CalendarDate;
  readonly decideBy: CalendarDate;
  readonly deadlines?: TransferDecisionStarted['data']['deadlines'];
  readonly requested: Act;
  readonly decided?: Act & { readonly decisionBody?: DecisionBody };
  readonly notFree?: TransferDecisionRefused['data']['refusals'];
  readonly dispatched?: Act &
    Pick<TransferDispatched['data'], 'carrier' | 'from' | 'to'> & {
      readonly things: TransferDispatched['data']['items'];
    };
  readonly records: readonly HandOverRecord[];
  /** What was recorded last; `on` is the latest day of any of its things: before it something was still under way. */
  readonly ended?: Act;
  readonly externalRef?: string;
}

const actOf = (event: LedgerEvent): Act => {
  const { personId: by, onBehalfOf } = event.originator ?? event.actor;
  const { effectiveDate: on, recordedAt: at, document, index } = event;
  return { on, at, by, onBehalfOf, document, index };
};

type Teller = (
  event: LedgerEvent<string, any>,
  before: Story,
  days: readonly CalendarDate[],
) => Partial<Story>;

const ends: Teller = event => ({ ended: actOf(event) });

const tellers: Readonly<Record<string, Teller>> = {
  TransferRequested: event => {
    const { reason, receiverConsentDoc, dueBack, decideBy } = event.data as TransferRequested['data'];
    const { externalRef } = event;
    return {
      reason,
      receiverConsentDoc,
      dueBack,
      decideBy,
      externalRef,
      requested: actOf(event),
      records: [],
    };
  },
  TransferDecisionStarted: event => {
    const { deadlines, decisionBody } = event.data as TransferDecisionStarted['data'];
    return { deadlines, notFree: undefined, decided: { ...actOf(event), decisionBody } };
  },
  TransferDecisionRefused: event => ({
    decided: undefined,
    deadlines: undefined,
    notFree: (event.data as TransferDecisionRefused['data']).refusals,
  }),
  TransferRejected: event => ({
    decided: { ...actOf(event), decisionBody: event.data.decisionBody },
    ended: actOf(event),
  }),
  TransferDispatched: event => {
    const { carrier, from, to, items } = event.data as TransferDispatched['data'];
    return { dispatched: { ...actOf(event), carrier, from, to, things: items } };
  },
  TransferReceived: (event, { records }) => {
    const { receiptId, recordNumber, receivingOfficer, location, items } =
      event.data as TransferReceived['data'];
    const record = { ...actOf(event), receiptId, recordNumber, receivingOfficer, location, items };
    return { records: [...records, record] };
  },
  TransferCancelled: ends,
  // Parts are signed for in any order of their days, and the end carries the day of the part recorded last.
  TransferCompleted: (event, _, days) => ({ ended: { ...actOf(event), on: latestOf(days) } }),
};

const latestOf = (days: readonly CalendarDate[]): CalendarDate => days.toSorted().at(-1)!;

/**
 * The story with one more event told; what people need not hear changes nothing.
 *
 * @param days since when each of its things is what it is
 */
export const toldBy = (
  before: Story | undefined,
  event: LedgerEvent,
  days: readonly CalendarDate[],
): Story => ({
  ...before!,
  ...tellers[event.type]?.(event, before!, days),
});
