import type { Fold } from '#event-sourcing';

/** What other capabilities may know of a line when they decide: whether money can be asked of it. */
export interface LineFacts {
  readonly status: 'none' | 'open' | 'closing' | 'closed';
}

const opened = (line: LineFacts): LineFacts => (line.status === 'none' ? open : line);
const open: LineFacts = { status: 'open' };

/** Money opens a line; nothing but its closing ends it. */
export const lineFold: Fold<LineFacts> = {
  initial: { status: 'none' },
  evolve: {
    FundsAppropriated: opened,
    OpeningBalanceRecorded: opened,
    FundsReceived: opened,
    LineClosingStarted: () => ({ status: 'closing' }),
    LineClosed: () => ({ status: 'closed' }),
  },
};
