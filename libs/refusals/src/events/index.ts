import { denialsRecorded } from './denials-recorded.js';

export * from './denials-recorded.js';
export * from './sentences.js';

export const refusalEvents = [denialsRecorded];
