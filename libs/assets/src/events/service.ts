import { calendarDate, eventType, type FactOf, maybe, shape, text, uuid } from '#event-sourcing';
import { accountableShape, custodyMove } from './shapes.js';

export const assetEnteredService = eventType(
  'AssetEnteredService',
  'A thing is used from this day on.',
  shape({ assetId: uuid(), inServiceFrom: calendarDate() }),
);

/** Postings are empty when only the officer changed: custody is a unit's. */
export const assetAssigned = eventType(
  'AssetAssigned',
  'Another officer, or another unit within the holder’s, answers for a thing.',
  shape({ ...custodyMove(), from: accountableShape(), to: accountableShape() }),
);

/** Where a thing is and who answers for it are two facts: moving it changes nobody’s accountability. */
export const assetRelocated = eventType(
  'AssetRelocated',
  'A thing stands somewhere else; the same officer answers for it.',
  shape({ assetId: uuid(), from: text(300), to: text(300) }),
);

/** The receiver signed for it in a transfer. */
export const assetTakenOver = eventType(
  'AssetTakenOver',
  'A thing that was transferred has a new accountable holder, who signed for it.',
  shape({
    ...custodyMove(),
    transferId: uuid(),
    receiptId: uuid(),
    recordNumber: text(100),
    from: accountableShape(),
    to: accountableShape(),
    location: text(300),
    condition: maybe(text(500)),
  }),
);

export type AssetEnteredService = FactOf<typeof assetEnteredService>;
export type AssetAssigned = FactOf<typeof assetAssigned>;
export type AssetRelocated = FactOf<typeof assetRelocated>;
export type AssetTakenOver = FactOf<typeof assetTakenOver>;
