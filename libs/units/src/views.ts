import { unitsView } from './queries/units.view.js';

export * from './queries/unit-tree.js';
export * from './queries/units.view.js';
export { dissolution } from './reactions/dissolution.js';

export const unitViews = [unitsView];
