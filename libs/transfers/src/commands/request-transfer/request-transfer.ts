import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';
import { assetsOf, receiverAndDeadlines } from '../../surroundings.js';

/** The holder asks. `reason` says why: it is part of what is decided on. */
export const requestTransfer = commandOf(transfer, 'RequestTransfer', {
  opens: true,
  duty: 'custodian',
  target: ({ transferId }) => transferId,
  units: ({ fromUnit }) => [fromUnit],
  facts: async (gates, { toUnit, assets }, on) => ({
    ...(await receiverAndDeadlines(gates, toUnit, on)),
    ...(await assetsOf(gates, assets)),
  }),
  refusals: [
    'transfer.exists',
    'date.in-future',
    'transfer.reason-missing',
    'transfer.same-unit',
    'transfer.due-back-mismatch',
    'unit.not-open',
    'parameter.missing',
    'transfer.item-repeated',
    'transfer.asset-unknown',
    'transfer.asset-wrong-state',
    'transfer.asset-not-held',
    'transfer.asset-earmarked',
    'transfer.step-earlier',
  ],
});
