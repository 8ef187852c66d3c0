import { assetHistoryView } from './queries/asset-history.view.js';
import { assetsView } from './queries/assets.view.js';
import { custodyView, holdingsView } from './queries/custody.view.js';

export * from './queries/asset-history.view.js';
export * from './queries/asset-doc.js';
export * from './queries/assets.view.js';
export * from './queries/custody.view.js';
export * from './queries/dated.js';
export * from './queries/unit-holdings.js';
export * from './queries/units-asked.js';

export const assetViews = [custodyView, holdingsView, assetsView, assetHistoryView];
