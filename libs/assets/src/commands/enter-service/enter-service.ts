import { commandOf } from '#event-sourcing';
import { asset } from '../../domain/asset.decider.js';

export const enterService = commandOf(asset, 'EnterService', {
  duty: 'custodian',
  target: ({ assetId }) => assetId,
  units: (_, { accountable }) => [accountable.unitId],
  refusals: ['asset.wrong-state', 'date.in-future', 'asset.step-earlier'],
});
