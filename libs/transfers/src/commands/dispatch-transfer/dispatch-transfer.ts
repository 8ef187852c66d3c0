import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';
import { assetsOf, receiverOf } from '../../surroundings.js';

/** Book values come from the things' own streams, conditions from who lets them go. */
export const dispatchTransfer = commandOf(transfer, 'DispatchTransfer', {
  duty: 'custodian',
  target: ({ transferId }) => transferId,
  units: (_, { fromUnit }) => [fromUnit],
  facts: async (gates, _, __, { toUnit, items }) => ({
    ...(await receiverOf(gates, toUnit)),
    ...(await assetsOf(gates, [...items.keys()])),
  }),
  refusals: [
    'process.in-progress',
    'transfer.wrong-state',
    'date.in-future',
    'transfer.same-person',
    'transfer.item-repeated',
    'transfer.item-unknown',
    'transfer.item-wrong-state',
    'transfer.items-missing',
    'transfer.step-earlier',
    'transfer.asset-wrong-state',
    'unit.not-open',
  ],
});
