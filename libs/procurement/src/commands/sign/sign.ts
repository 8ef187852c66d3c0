import { commandOf } from '#event-sourcing';
import { vnd } from '#kernel';
import { purchase } from '../../domain/purchase.decider.js';
import type { SigningRequested } from '../../events/index.js';
import { linesOf, unitsOfLines } from '../../surroundings.js';
import { mayEndWith } from '../../reactions/may-end-with.js';
import { matterOf } from '../matter.js';

/** Binds the award that was seen. The contract stands once every line has committed its part, or not at all. */
export const sign = commandOf(purchase, 'SignContract', {
  duty: 'approver',
  needsIfMatch: true,
  target: ({ purchaseId }) => purchaseId,
  units: ({ fundings }, { buyerUnit }) => [buyerUnit, ...unitsOfLines(fundings)],
  facts: (gates, { fundings }) => linesOf(gates, fundings),
  delegable: {
    matter: ({ fundings }, state) => matterOf(state, fundings),
    worth: ([requested]) => vnd((requested as SigningRequested).data.total),
  },
  claims: ({ contractNumber, purchaseId }, { buyerUnit }) => [
    {
      kind: 'contractNumber',
      parts: [buyerUnit, contractNumber],
      owner: purchaseId,
      refusal: 'contract.number-taken',
    },
  ],
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'contract.signed-later',
    'purchase.seen-otherwise',
    'contract.fundings-differ',
    'retention.due-missing',
    'budget-line.unknown',
    'budget-line.closed',
    'purchase.duties-not-apart',
    'contract.number-taken',
  ],
  processRefusals: mayEndWith.committing,
});
