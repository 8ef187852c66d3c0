import { eventType, type FactOf, list, oneOf, shape, text, uuid } from '#event-sourcing';
import { ofTransfer } from './shapes.js';

export const discrepancyKinds = ['missing', 'damaged', 'incomplete', 'other'] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];

/** `receivedLater` and `acceptedAsIs` still need the receiver's signature; `returned` the sender's. */
export const resolutions = ['receivedLater', 'acceptedAsIs', 'returned', 'lost'] as const;
export type Resolution = (typeof resolutions)[number];

export const transferDiscrepancyReported = eventType(
  'TransferDiscrepancyReported',
  'What arrived is not what was dispatched.',
  shape({
    ...ofTransfer,
    items: list(shape({ assetId: uuid(), kind: oneOf(...discrepancyKinds), note: text(2000) })),
  }),
);

export const transferDiscrepancyResolved = eventType(
  'TransferDiscrepancyResolved',
  'The sender says what becomes of things that did not arrive as dispatched.',
  shape({
    ...ofTransfer,
    items: list(shape({ assetId: uuid(), resolution: oneOf(...resolutions), note: text(2000) })),
  }),
);

export const transferReturnConfirmed = eventType(
  'TransferReturnConfirmed',
  'Things that were not taken are back with the sender.',
  shape({ ...ofTransfer, items: list(shape({ assetId: uuid(), condition: text(500) })) }),
);

export type TransferDiscrepancyReported = FactOf<typeof transferDiscrepancyReported>;
export type TransferDiscrepancyResolved = FactOf<typeof transferDiscrepancyResolved>;
export type TransferReturnConfirmed = FactOf<typeof transferReturnConfirmed>;
