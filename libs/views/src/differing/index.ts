export type { Change, Difference, Pasts } from './difference.js';
export { differences, isByUnit, type MayRead } from './differences.js';
export type { FieldDifference } from './field-differences.js';
