import { idOf, type MoneyText, type Person } from '#kernel';
import type { EventOf, EventType, LedgerEvent } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import {
  digestOf,
  type ItemQuantity,
  requisitionApproved,
  requisitionFreed,
  type RequisitionItem,
  requisitionPlanned,
  requisitionPlanRefused,
  requisitionRejected,
  requisitionSubmitted,
  requisitionWithdrawn,
  type Urgency,
} from '../events/index.js';

/** Who decided, when, on what paper. */
export interface Act {
  readonly on: string;
  readonly by: Person;
  readonly document: { readonly kind: string; readonly number: string; readonly date: string };
}

/** What a unit asked for, what was approved of it, and which purchases have taken what. */
export type RequisitionDoc = {
  readonly requisitionId: string;
  readonly unitId: string;
  readonly status: 'submitted' | 'approved' | 'rejected' | 'withdrawn';
  readonly items: readonly RequisitionItem[];
  readonly estTotal: MoneyText;
  readonly neededBy: string;
  readonly purpose: string;
  readonly urgency: Urgency;
  readonly digest: string;
  readonly submitted: Act;
  readonly decided?: Act;
  readonly approvedItems?: readonly ItemQuantity[];
  readonly approvedTotal?: MoneyText;
  readonly grounds?: string;
  readonly planned: readonly { readonly purchaseId: string; readonly items: readonly ItemQuantity[] }[];
  readonly missionId?: string;
  readonly externalRef?: string;
  readonly revision: number;
};

const actOf = ({ effectiveDate, actor, document }: LedgerEvent): Act => ({
  on: effectiveDate,
  by: actor,
  document: { kind: document.kind, number: document.number, date: document.date },
});

type Change<E extends LedgerEvent> = (doc: RequisitionDoc, event: E) => Partial<RequisitionDoc>;
const step = <E extends EventType<any, any>>(type: E, change: Change<EventOf<E>>): Handler<RequisitionDoc> =>
  when(
    type,
    event => idOf(event.stream),
    (doc, event) => ({ ...doc!, ...change(doc!, event), revision: event.revision }),
  );

const without = ({ planned }: RequisitionDoc, purchaseId: string) =>
  planned.filter(plan => plan.purchaseId !== purchaseId);

export const requisitionsView = register<RequisitionDoc>('requisitions', 1, {
  on: [
    when(
      requisitionSubmitted,
      event => idOf(event.stream),
      (_, event): RequisitionDoc => {
        const { data, missionId, externalRef, revision } = event;
        const submitted = actOf(event);
        return {
          ...data,
          status: 'submitted',
          digest: digestOf(data),
          planned: [],
          submitted,
          missionId,
          externalRef,
          revision,
        };
      },
    ),
    step(requisitionApproved, (_, event) => ({
      status: 'approved',
      decided: actOf(event),
      approvedItems: event.data.approvedItems,
      approvedTotal: event.data.approvedTotal,
    })),
    step(requisitionRejected, (_, event) => ({
      status: 'rejected',
      decided: actOf(event),
      grounds: event.data.grounds,
    })),
    step(requisitionWithdrawn, () => ({ status: 'withdrawn' })),
    step(requisitionPlanned, (doc, { data: { purchaseId, items } }) => ({
      planned: [...without(doc, purchaseId), { purchaseId, items }],
    })),
    step(requisitionPlanRefused, () => ({})),
    step(requisitionFreed, (doc, { data }) => ({ planned: without(doc, data.purchaseId) })),
  ] as Handler<RequisitionDoc>[],
  buckets: {
    unit: doc => doc.unitId,
    status: doc => doc.status,
    urgency: doc => doc.urgency,
    purchase: doc => doc.planned.map(({ purchaseId }) => purchaseId),
    externalRef: doc => doc.externalRef,
  },
});
