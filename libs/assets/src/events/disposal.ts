import { eventType, type FactOf, maybe, money, oneOf, shape, text, uuid } from '#event-sourcing';
import { custodyMove } from './shapes.js';

/** Bán, tặng cho, thanh lý, tiêu hủy, giao cho bên ngoài. */
export const disposalKinds = ['sale', 'donation', 'liquidation', 'destruction', 'handedOut'] as const;
export type DisposalKind = (typeof disposalKinds)[number];

export const assetRemovedFromEstablishment = eventType(
  'AssetRemovedFromEstablishment',
  'Special equipment no longer counts among what the unit is equipped with: it may be disposed of.',
  shape({ assetId: uuid() }),
);

export const assetDisposed = eventType(
  'AssetDisposed',
  'A thing left the books: sold, given away, scrapped or destroyed.',
  shape({
    ...custodyMove(),
    kind: oneOf(...disposalKinds),
    recipient: maybe(text(300)),
    proceeds: money(),
  }),
);

export type AssetRemovedFromEstablishment = FactOf<typeof assetRemovedFromEstablishment>;
export type AssetDisposed = FactOf<typeof assetDisposed>;
