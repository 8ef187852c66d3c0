import Type from 'typebox';
import { eventType, type FactOf, list, shape, text, uuid } from '#event-sourcing';
import { itemQuantity } from './shapes.js';

const planned = { requisitionId: uuid(), purchaseId: uuid(), items: list(itemQuantity()) };

/** On the requisition: what one purchase took is no other purchase's. */
export const requisitionPlanned = eventType(
  'RequisitionPlanned',
  'Approved quantities now belong to the plan of one purchase.',
  shape(planned),
);

/** Only this recorded refusal lets a purchase's planning end: two purchases may have seen the same quantity free. */
export const requisitionPlanRefused = eventType(
  'RequisitionPlanRefused',
  'A requisition could not give a purchase what its plan asks.',
  shape({ ...planned, cause: text(100), numbers: Type.Record(Type.String(), Type.String()) }),
);

export const requisitionFreed = eventType(
  'RequisitionFreed',
  'What a purchase had taken of a requisition may be planned again.',
  shape(planned),
);

export type RequisitionPlanned = FactOf<typeof requisitionPlanned>;
export type RequisitionPlanRefused = FactOf<typeof requisitionPlanRefused>;
export type RequisitionFreed = FactOf<typeof requisitionFreed>;
