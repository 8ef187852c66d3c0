import type { Matter } from '#event-sourcing';

/** Until a purchase plans it, what is asked for is of no category, and no source of money is named. */
export const requisitions: Matter = { category: 'requisitions', sources: [] };
