import { accessLogSealed } from './access-log-sealed.js';

export * from './access-log-sealed.js';
export * from './sentences.js';

export const accessLogEvents = [accessLogSealed];
