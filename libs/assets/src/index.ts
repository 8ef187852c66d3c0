import { whenGoodsAccepted } from './reactions/registration.js';

export * from './assets.module.js';
export * from './events/index.js';

export const assetReactions = [whenGoodsAccepted];
