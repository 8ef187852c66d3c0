import { eventType, type FactOf, list, oneOf, sealing, shape, text, uuid } from '#event-sourcing';
import { ofTransfer, parties } from './shapes.js';

/** How a thing came to be signed for: at once, or after a discrepancy about it was resolved. */
export const receiptOutcomes = ['received', 'receivedLater', 'acceptedAsIs'] as const;
export type ReceiptOutcome = (typeof receiptOutcomes)[number];

/** Posts nothing: custody moves in each thing's own stream, and the receipt is pending until all have answered. */
export const transferReceived = sealing(
  {
    note: { summary: 'What the receiving officer noted.', readers: ['receiver', 'custodian'] },
  },
  eventType(
    'TransferReceived',
    'The receiving unit’s own officer signed for things of a transfer: this is the hand-over record.',
    shape({
      ...parties,
      receiptId: uuid(),
      recordNumber: text(100),
      receivingOfficer: text(100),
      location: text(300),
      items: list(shape({ assetId: uuid(), outcome: oneOf(...receiptOutcomes), condition: text(500) })),
    }),
  ),
);

export const transferItemHandedOver = eventType(
  'TransferItemHandedOver',
  'A thing that was signed for is in the receiver’s custody.',
  shape({ ...ofTransfer, receiptId: uuid(), assetId: uuid() }),
);

export const handOverCompleted = eventType(
  'HandOverCompleted',
  'Everything a hand-over record lists is in the receiver’s custody.',
  shape({ ...ofTransfer, receiptId: uuid(), recordNumber: text(100) }),
);

export const transferItemsRefused = eventType(
  'TransferItemsRefused',
  'The receiver does not take these things: they go back to the sender.',
  shape({ ...ofTransfer, items: list(shape({ assetId: uuid(), cause: text(500) })) }),
);

export type TransferReceived = FactOf<typeof transferReceived>;
export type TransferItemHandedOver = FactOf<typeof transferItemHandedOver>;
export type HandOverCompleted = FactOf<typeof handOverCompleted>;
export type TransferItemsRefused = FactOf<typeof transferItemsRefused>;
