import { commandOf } from '#event-sourcing';
import { asset } from '../../domain/asset.decider.js';

/** A decision, so an approver's act; and never of the person who reported the loss. */
export const writeOff = commandOf(asset, 'WriteOff', {
  duty: 'approver',
  target: ({ assetId }) => assetId,
  units: (_, { accountable }) => [accountable.unitId],
  refusals: [
    'asset.wrong-state',
    'asset.earmarked',
    'date.in-future',
    'asset.step-earlier',
    'segregation.loss-reporter',
  ],
});
