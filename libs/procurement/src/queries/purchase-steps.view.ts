import { type DocumentRef, idOf, type Person } from '#kernel';
import type { EventType, LedgerEvent } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import { procurementEvents } from '../events/index.js';

/** One step of a purchase: what happened, who did it, on what paper. Written once, never changed. */
export type PurchaseStep = {
  readonly purchaseId: string;
  /** Place of the event in the log. */
  readonly index: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: object;
  readonly revision: number;
  readonly effectiveDate: string;
  readonly recordedAt: string;
  readonly actor: Person;
  readonly originator?: Person;
  readonly document: DocumentRef;
  readonly reason?: string;
  readonly externalRef?: string;
};

const stepOf = (event: LedgerEvent): PurchaseStep => {
  const { id, index, type, data, revision, effectiveDate, recordedAt, actor, originator } = event;
  const { document, reason, externalRef } = event;
  return {
    purchaseId: idOf(event.stream),
    index,
    eventId: id,
    type,
    data: data as object,
    revision,
    effectiveDate,
    recordedAt,
    actor,
    originator,
    document,
    reason,
    externalRef,
  };
};

/** Keys sort as the steps happened. */
const keyOf = ({ stream, revision }: LedgerEvent): string =>
  `${idOf(stream)}/${String(revision).padStart(9, '0')}`;

const handled = (type: EventType<any, any>): Handler<PurchaseStep> =>
  when(type, keyOf, (_, event) => stepOf(event));

/** Everything that happened to purchases, a document a step: a whole file is one bucket. */
export const purchaseStepsView = register<PurchaseStep>('purchase-steps', 2, {
  on: procurementEvents.map(handled),
  buckets: { purchase: doc => doc.purchaseId },
});
