import {
  calendarDate,
  eventType,
  type FactOf,
  list,
  maybe,
  money,
  oneOf,
  shape,
  text,
  uuid,
} from '#event-sourcing';
import { accountableShape, custodyMove } from './shapes.js';

/** A tool (công cụ, dụng cụ) is kept in the books like a fixed asset, but is none. */
export const assetClasses = ['fixedAsset', 'tool'] as const;
export type AssetClass = (typeof assetClasses)[number];

/** Đặc biệt, chuyên dùng, phục vụ công tác quản lý. */
export const regimes = ['special', 'specialised', 'management'] as const;
export type Regime = (typeof regimes)[number];

/** Where a thing came from. Only a recorded acceptance registers what was purchased. */
export const enteredOrigins = ['inKind', 'opening', 'donation', 'works', 'found'] as const;
export const originKinds = ['purchase', ...enteredOrigins] as const;
export type OriginKind = (typeof originKinds)[number];

export const assetRegistered = eventType(
  'AssetRegistered',
  'A thing comes into the books, with a number, a value and somebody who answers for it.',
  shape({
    ...custodyMove(),
    assetNumber: text(60),
    manufacturer: maybe(text(200)),
    model: maybe(text(200)),
    manufacturerSerial: maybe(text(100)),
    assetClass: oneOf(...assetClasses),
    regime: oneOf(...regimes),
    /** `ref`: the purchase's id, or the paper or donor that it came with. */
    origin: shape({ kind: oneOf(...originKinds), ref: text(200) }),
    acceptanceId: maybe(uuid()),
    originalCost: money(),
    accumulatedWear: money(),
    inServiceFrom: maybe(calendarDate()),
    accountable: accountableShape(),
    location: text(300),
    fundings: list(shape({ lineId: text(200), share: money() })),
  }),
);

export type AssetRegistered = FactOf<typeof assetRegistered>;
