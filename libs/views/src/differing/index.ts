export type { Change, Difference, Pasts } from './difference.js';
export { differences, type OfUnits, unitsOf } from './differences.js';
export type { FieldDifference } from './field-differences.js';
