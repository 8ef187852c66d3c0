import { decider } from '#kernel';
import { answers } from './decide/answers.js';
import { decision } from './decide/decision.js';
import { discrepancies } from './decide/discrepancies.js';
import { handing } from './decide/handing.js';
import { requests } from './decide/request.js';
import { noTransfer, type Transfer } from './transfer.js';
import type { TransferCommand } from './transfer.commands.js';
import type { Surroundings, TransferFact } from './transfer.facts.js';
import { transferFold } from './transfer.fold.js';

/** A hand-over of things from one unit to another: requested, decided, dispatched, and signed for item by item. */
export const transfer = decider<Transfer, TransferCommand, TransferFact, Surroundings>({
  category: 'transfer',
  initial: noTransfer,
  evolve: transferFold,
  decide: { ...requests, ...decision, ...handing, ...discrepancies, ...answers },
});
