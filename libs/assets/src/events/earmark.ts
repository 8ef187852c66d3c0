import { eventType, type FactOf, oneOf, shape, text, uuid } from '#event-sourcing';

const earmarked = { assetId: uuid(), transferId: uuid(), decisionId: uuid() };

/** While it lasts the thing refuses to be assigned, disposed of or transferred by anybody else. */
export const assetEarmarked = eventType(
  'AssetEarmarked',
  'A thing is held for one transfer and nothing else.',
  shape(earmarked),
);

export const earmarkRefused = eventType(
  'EarmarkRefused',
  'A thing cannot take part in a transfer: another one has it, or its state or holder has changed.',
  shape({ ...earmarked, cause: text(100) }),
);

/** Why a thing is free again. */
export const releaseCauses = ['decisionRefused', 'cancelled', 'returned'] as const;
export type ReleaseCause = (typeof releaseCauses)[number];

export const assetEarmarkFreed = eventType(
  'AssetEarmarkFreed',
  'A thing is no longer held for a transfer; its holder is the same as before.',
  shape({ assetId: uuid(), transferId: uuid(), releaseId: uuid(), cause: oneOf(...releaseCauses) }),
);

export type AssetEarmarked = FactOf<typeof assetEarmarked>;
export type EarmarkRefused = FactOf<typeof earmarkRefused>;
export type AssetEarmarkFreed = FactOf<typeof assetEarmarkFreed>;
