import { begins, consequence, processType, reaction, refuses, settles, step } from '#event-sourcing';
import { requisitionPlanned, requisitionPlanRefused } from '#requisitions/events';
import { freeRequisition, planRequisition } from '#requisitions/processes';
import {
  planConfirmed,
  planningRefused,
  planSourceRefused,
  planSourceReserved,
  purchaseCancelled,
  purchasePlanned,
} from '../events/index.js';
import { refuseSource, reserveSource } from './steps.js';
import { whyRefused } from './why-refused.js';

const freed = ({
  data,
}: {
  readonly data: { readonly purchaseId: string; readonly free: readonly string[] };
}) =>
  data.free.map(requisitionId =>
    consequence(freeRequisition, { requisitionId, purchaseId: data.purchaseId }),
  );

/** Planned → each requisition gives or refuses → confirmed, or refused and everything given is freed. */
export const planningReactions = [
  reaction('planning/ask', purchasePlanned, ({ data: { purchaseId, requisitions } }) =>
    requisitions.map(({ requisitionId, items }) =>
      consequence(planRequisition, { requisitionId, purchaseId, items }),
    ),
  ),
  reaction('planning/reserved', requisitionPlanned, ({ data: { purchaseId, requisitionId } }) =>
    consequence(reserveSource, { purchaseId, requisitionId }),
  ),
  reaction('planning/refused', requisitionPlanRefused, ({ data }) => {
    const { purchaseId, requisitionId, cause, numbers } = data;
    return consequence(refuseSource, { purchaseId, requisitionId, cause, numbers, holders: [] });
  }),
  reaction('planning/free', planningRefused, freed),
  reaction('cancelling/free', purchaseCancelled, freed),
];

const purchaseId = ({ data }: { readonly data: { readonly purchaseId: string } }) => data.purchaseId;

export const purchasePlanning = processType(
  'planning',
  begins(purchasePlanned, purchaseId),
  step(planSourceReserved, purchaseId),
  step(planSourceRefused, purchaseId),
  settles(planConfirmed, purchaseId),
  refuses(planningRefused, purchaseId, whyRefused),
);
