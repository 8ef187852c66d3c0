import { eventType, type FactOf, list, maybe, oneOf, shape, text, uuid } from '#event-sourcing';
import { ofTransfer } from './shapes.js';

/** Why things of a transfer are to be free of it. */
export const releaseReasons = ['decisionRefused', 'cancelled', 'returned', 'lost'] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export const transferReleaseStarted = eventType(
  'TransferReleaseStarted',
  'Things of a transfer are to be free of it; the sender answers for them as before.',
  shape({
    ...ofTransfer,
    releaseId: uuid(),
    cause: oneOf(...releaseReasons),
    assets: list(uuid()),
    circumstances: maybe(text(2000)),
  }),
);

export const transferItemReleased = eventType(
  'TransferItemReleased',
  'A thing is free of its transfer.',
  shape({ ...ofTransfer, releaseId: uuid(), assetId: uuid() }),
);

export const transferReleaseCompleted = eventType(
  'TransferReleaseCompleted',
  'All things that were to be free of a transfer are.',
  shape({ ...ofTransfer, releaseId: uuid(), cause: oneOf(...releaseReasons) }),
);

/** What each thing of a transfer came to. */
export const itemEnds = ['received', 'returned', 'lost'] as const;
export type ItemEnd = (typeof itemEnds)[number];

export const transferCompleted = eventType(
  'TransferCompleted',
  'Every thing of a transfer has come to an end of its own.',
  shape({
    ...ofTransfer,
    /** `received` where at least one thing was. */
    outcome: oneOf('received', 'returned'),
    items: list(shape({ assetId: uuid(), outcome: oneOf(...itemEnds) })),
  }),
);

export type TransferReleaseStarted = FactOf<typeof transferReleaseStarted>;
export type TransferItemReleased = FactOf<typeof transferItemReleased>;
export type TransferReleaseCompleted = FactOf<typeof transferReleaseCompleted>;
export type TransferCompleted = FactOf<typeof transferCompleted>;
