import type { Reading } from '#views';
import { assetsView } from './assets.view.js';

/** Views that `assetsHeld` reads. */
export const assetsHeldViews = [assetsView];

/** What a unit still answers for: each of these keeps it from ending. */
export const assetsHeld = async (
  reading: Reading,
  unitId: string,
): Promise<readonly { kind: string; id: string; amount: string }[]> => {
  const held: { kind: string; id: string; amount: string }[] = [];
  let after: string | undefined;
  do {
    const page = await reading.scan(assetsView, { unit: unitId }, after, 500);
    held.push(...page.items.map(({ key }) => ({ kind: 'asset', id: key, amount: '1' })));
    after = page.next;
  } while (after !== undefined);
  return held;
};
