import { commandOf } from '#event-sourcing';
import { asset } from './domain/asset.decider.js';

/** What a transfer's process may ask of a thing. No person issues these. */

/** Answered by AssetEarmarked or EarmarkRefused. */
export const earmark = commandOf(asset, 'Earmark', { target: ({ assetId }) => assetId, refusals: [] });

/** Answered by AssetEarmarkFreed, whatever the thing's state. */
export const freeEarmark = commandOf(asset, 'FreeEarmark', {
  target: ({ assetId }) => assetId,
  refusals: [],
});

/** Answered by AssetTakenOver. Refused only where the thing is not held for this transfer: a fault of the process. */
export const takeOver = commandOf(asset, 'TakeOver', {
  target: ({ assetId }) => assetId,
  refusals: ['asset.not-earmarked'],
});

/** Answered by AssetReportedLost. */
export const loseInTransit = commandOf(asset, 'LoseInTransit', {
  target: ({ assetId }) => assetId,
  refusals: [],
});
