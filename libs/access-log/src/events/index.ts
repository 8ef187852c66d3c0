import { accessLogSealed } from './access-log-sealed.js';

export * from './access-log-sealed.js';

export const accessLogEvents = [accessLogSealed];
