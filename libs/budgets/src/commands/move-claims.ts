import type { Claim } from '#event-sourcing';
import type { SendFundsData } from '../domain/budget-line.commands.js';

/**
 * An id that the sender brings is claimed, as another line might have sent under it: money in transit, the move's
 * page and its process all go by that id. One that the ledger makes itself is nobody else's.
 */
export const moveClaims = ({ lineId, moveId }: SendFundsData): readonly Claim[] =>
  moveId === undefined
    ? []
    : [{ kind: 'fundMove', parts: [moveId], owner: lineId, refusal: 'fund-move.exists' }];
