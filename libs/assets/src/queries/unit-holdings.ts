import { everyDoc, type Reading } from '#views';
import { assetsView } from './assets.view.js';

/** Views that `assetsHeld` reads. */
export const assetsHeldViews = [assetsView];

/** What a unit still answers for: each of these keeps it from ending. */
export const assetsHeld = async (
  reading: Reading,
  unitId: string,
): Promise<readonly { kind: string; id: string; amount: string }[]> => {
  const held = await everyDoc(reading, assetsView, { unit: unitId });
  return held.map(({ assetId }) => ({ kind: 'asset', id: assetId, amount: '1' }));
};
