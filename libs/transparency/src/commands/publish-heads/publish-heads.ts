import { commandOf } from '#event-sourcing';
import { publishedHeads } from '../../domain/published-heads.decider.js';

/** Issued by the ledger itself: day by day, and when an operator asks. */
export const publishHeads = commandOf(publishedHeads, 'PublishHeads', {
  opens: true,
  target: ({ year }) => year,
  refusals: ['heads.not-newer'],
});
