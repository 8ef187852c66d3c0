import { eventType, type FactOf, list, money, shape, text, uuid } from '#event-sourcing';
import { releaseShape } from './contract.js';

/** What is not needed for goods already accepted goes back to the lines. */
export const terminationStarted = eventType(
  'TerminationStarted',
  'A contract is ended early; its lines get back what is not owed.',
  shape({ purchaseId: uuid(), terminationId: uuid(), grounds: text(2000), releases: list(releaseShape()) }),
);
/** `outstandingAdvance` is a debt of the supplier until it is recovered or set off. */
export const contractTerminated = eventType(
  'ContractTerminated',
  'A contract ended early.',
  shape({ purchaseId: uuid(), terminationId: uuid(), outstandingAdvance: money() }),
);
/** `retained` stays committed until it is due. */
export const purchaseCompleted = eventType(
  'PurchaseCompleted',
  'Everything accepted is paid but the retention; the rest of the commitments is released.',
  shape({ purchaseId: uuid(), retained: money(), releases: list(releaseShape()) }),
);

export type TerminationStarted = FactOf<typeof terminationStarted>;
export type ContractTerminated = FactOf<typeof contractTerminated>;
export type PurchaseCompleted = FactOf<typeof purchaseCompleted>;
