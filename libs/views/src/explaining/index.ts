export { entriesBehind, type Figure } from './entries-behind.js';
