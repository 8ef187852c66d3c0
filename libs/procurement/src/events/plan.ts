import {
  eventType,
  type FactOf,
  list,
  maybe,
  money,
  oneOf,
  positiveMoney,
  quantity,
  shape,
  slug,
  text,
  uuid,
} from '#event-sourcing';
import { itemNo, itemQuantity } from '#requisitions/events';
import { methods } from './methods.js';
import { refusalShape } from './refusal-shape.js';

export const categories = ['goods', 'services', 'works'] as const;
export type Category = (typeof categories)[number];

/** What a plan takes of one requisition, with who asked and who approved: duties stay apart over the chain. */
const takenRequisition = () =>
  shape({
    requisitionId: uuid(),
    unitId: slug(),
    requesters: list(text(100)),
    approvers: list(text(100)),
    items: list(itemQuantity()),
  });

const plannedItem = () =>
  shape({
    no: itemNo(),
    itemCode: text(60),
    description: text(200),
    uom: text(20),
    qty: quantity(),
    estUnitPrice: money(),
    sources: list(shape({ requisitionId: uuid(), no: itemNo(), qty: quantity() })),
  });

/** `estTotal` is the sum over the items of qty × estUnitPrice. `fundings` are intended; signing commits. */
export const purchasePlanned = eventType(
  'PurchasePlanned',
  'A buyer plans to buy what was approved; the requisitions are asked to give the quantities.',
  shape({
    purchaseId: uuid(),
    buyerUnit: slug(),
    requisitions: list(takenRequisition()),
    items: list(plannedItem()),
    estTotal: money(),
    category: oneOf(...categories),
    fundings: list(shape({ lineId: text(200), amount: positiveMoney() })),
  }),
);

const answered = { purchaseId: uuid(), requisitionId: uuid() };

export const planSourceReserved = eventType(
  'PlanSourceReserved',
  'A requisition gave a purchase the quantities of its plan.',
  shape(answered),
);
export const planSourceRefused = eventType(
  'PlanSourceRefused',
  'A requisition could not give what a plan asks.',
  shape({ ...answered, ...refusalShape() }),
);
export const planConfirmed = eventType(
  'PlanConfirmed',
  'Every requisition gave what the plan asks: the purchase may go on.',
  shape({ purchaseId: uuid() }),
);
/** The plan is over: what other requisitions had given is freed, and a new plan is a new purchase. */
export const planningRefused = eventType(
  'PlanningRefused',
  'A plan could not have the quantities it asks; the purchase is cancelled.',
  shape({ purchaseId: uuid(), free: list(uuid()), ...refusalShape() }),
);

/** `requiredDocuments`: kinds of paper the method requires on this day; absent where no parameter was set for it. */
export const methodSelected = eventType(
  'MethodSelected',
  'How a purchase will be made, and by which rule of law.',
  shape({
    purchaseId: uuid(),
    method: oneOf(...methods),
    legalRule: text(300),
    rationale: maybe(text(2000)),
    competitive: oneOf('yes', 'no'),
    requiredDocuments: maybe(list(text(100))),
  }),
);

export const purchaseCancelled = eventType(
  'PurchaseCancelled',
  'A purchase ends before anything was signed; what it took of requisitions is freed.',
  shape({ purchaseId: uuid(), free: list(uuid()) }),
);

export type PurchasePlanned = FactOf<typeof purchasePlanned>;
export type PlanSourceReserved = FactOf<typeof planSourceReserved>;
export type PlanSourceRefused = FactOf<typeof planSourceRefused>;
export type PlanConfirmed = FactOf<typeof planConfirmed>;
export type PlanningRefused = FactOf<typeof planningRefused>;
export type MethodSelected = FactOf<typeof methodSelected>;
export type PurchaseCancelled = FactOf<typeof purchaseCancelled>;
