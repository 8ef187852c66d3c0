import { headsPublished } from './heads-published.js';

export * from './heads-published.js';
export * from './sentences.js';

export const transparencyEvents = [headsPublished];
