import { goodsAccepted } from './goods-accepted.js';

export * from './goods-accepted.js';
export * from './item-shapes.js';

export const procurementEvents = [goodsAccepted];
