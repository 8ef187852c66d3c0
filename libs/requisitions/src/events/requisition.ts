import {
  calendarDate,
  eventType,
  type FactOf,
  list,
  maybe,
  money,
  oneOf,
  sha256Hex,
  shape,
  slug,
  text,
  uuid,
} from '#event-sourcing';
import { itemQuantity, requisitionItem } from './shapes.js';

export const urgencies = ['normal', 'urgent', 'emergency'] as const;
export type Urgency = (typeof urgencies)[number];

/** A unit asks. `estTotal` is the sum over the items of qty × estUnitPrice, each rounded half up to 1 VND. */
export const requisitionSubmitted = eventType(
  'RequisitionSubmitted',
  'A unit asks for things to be bought, with its reasons and its estimate.',
  shape({
    requisitionId: uuid(),
    unitId: slug(),
    items: list(requisitionItem()),
    estTotal: money(),
    neededBy: calendarDate(),
    purpose: text(2000),
    urgency: oneOf(...urgencies),
  }),
);

/** A decision may be made by a body: its members count as approvers as its responsible person does. */
export const decisionBodyShape = () => shape({ name: text(200), members: list(text(100)) });
export interface DecisionBody {
  readonly name: string;
  readonly members: readonly string[];
}

/** `seenDigest` is the SHA-256 of the canonical JSON of what was submitted: what the approval binds. */
export const requisitionApproved = eventType(
  'RequisitionApproved',
  'So much of what a unit asked for may be bought.',
  shape({
    requisitionId: uuid(),
    seenDigest: sha256Hex(),
    approvedItems: list(itemQuantity()),
    approvedTotal: money(),
    decisionBody: maybe(decisionBodyShape()),
  }),
);

export const requisitionRejected = eventType(
  'RequisitionRejected',
  'What a unit asked for is not to be bought.',
  shape({ requisitionId: uuid(), grounds: text(2000) }),
);

export const requisitionWithdrawn = eventType(
  'RequisitionWithdrawn',
  'A unit no longer needs what was approved; nothing of it had been planned.',
  shape({ requisitionId: uuid() }),
);

export type RequisitionSubmitted = FactOf<typeof requisitionSubmitted>;
export type RequisitionApproved = FactOf<typeof requisitionApproved>;
export type RequisitionRejected = FactOf<typeof requisitionRejected>;
export type RequisitionWithdrawn = FactOf<typeof requisitionWithdrawn>;
