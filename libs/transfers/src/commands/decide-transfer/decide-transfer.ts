import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';
import type { Fact } from '#kernel';
import { transferDecisionStarted, type TransferDecisionStarted } from '../../events/index.js';
import { receiverAndDeadlines, valueOf } from '../../surroundings.js';

const isApproval = (fact: Fact | undefined): fact is TransferDecisionStarted =>
  fact?.type === transferDecisionStarted.type;

/** Within one agency the approver answers for both units; between two, for the one that gives. */
export const decideTransfer = commandOf(transfer, 'DecideTransfer', {
  duty: 'approver',
  needsIfMatch: true,
  target: ({ transferId }) => transferId,
  units: (_, { kind, fromUnit, toUnit }) => (kind === 'internal' ? [fromUnit, toUnit] : [fromUnit]),
  facts: (gates, _, on, { toUnit }) => receiverAndDeadlines(gates, toUnit, on),
  delegable: {
    matter: () => ({ category: 'transfers', sources: [] }),
    worth: ([decided], gates) => (isApproval(decided) ? valueOf(gates, decided.data.assets) : 0n),
  },
  refusals: [
    'process.in-progress',
    'transfer.wrong-state',
    'date.in-future',
    'transfer.step-earlier',
    'transfer.content-differs',
    'transfer.reason-missing',
    'unit.not-open',
    'parameter.missing',
  ],
  processRefusals: ['transfer.not-free'],
});
