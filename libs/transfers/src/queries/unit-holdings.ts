import { everyDoc, type Reading } from '#views';
import { transfersView } from './transfers.view.js';

/** Views that `transfersUnderWay` reads. */
export const transfersUnderWayViews = [transfersView];

/** Transfers from or to a unit that are not over: each of these keeps it from ending. */
export const transfersUnderWay = async (
  reading: Reading,
  unitId: string,
): Promise<readonly { kind: string; id: string; amount: string }[]> => {
  const open = await everyDoc(reading, transfersView, { unit: unitId, open: 'true' });
  return open.map(({ transferId }) => ({ kind: 'transfer', id: transferId, amount: '1' }));
};
