import type { Reading } from '#views';
import { transfersView } from './transfers.view.js';

/** Views that `transfersUnderWay` reads. */
export const transfersUnderWayViews = [transfersView];

/** Transfers from or to a unit that are not over: each of these keeps it from ending. */
export const transfersUnderWay = async (
  reading: Reading,
  unitId: string,
): Promise<readonly { kind: string; id: string; amount: string }[]> => {
  const open: { kind: string; id: string; amount: string }[] = [];
  let after: string | undefined;
  do {
    const page = await reading.scan(transfersView, { unit: unitId, open: 'true' }, after, 500);
    open.push(...page.items.map(({ key }) => ({ kind: 'transfer', id: key, amount: '1' })));
    after = page.next;
  } while (after !== undefined);
  return open;
};
