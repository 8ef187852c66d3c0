import type { Chapter, Step } from '../story.js';
import { type DemoTransfer, transfers } from './demo-transfer.js';
import {
  cancel,
  decide,
  dispatch,
  findLast,
  receive,
  refuseLast,
  reportLastMissing,
  request,
  takeBackLast,
} from './steps.js';
import { TransferDesk } from './transfer-desk.js';

/** What the receiver finds when the things arrive. */
const arrive = async (desk: TransferDesk): Promise<void> => {
  const { fate, things } = desk.transfer;
  const allButLast = { to: things.length - 1 };
  if (fate === 'refusedInPart') {
    await refuseLast(desk);
    await receive(desk, allButLast);
    return takeBackLast(desk);
  }
  if (fate === 'discrepancy') {
    await reportLastMissing(desk);
    await receive(desk, allButLast);
    await findLast(desk);
    return receive(desk, { day: 24, from: things.length - 1 });
  }
  // The province's receiving officer may act below, but nobody signs for another unit.
  if (fate === 'wrongOfficer') await receive(desk, { as: 'warehouse', refused: 'transfer.not-own-officer' });
  return receive(desk);
};

/** From the request to the hand-over record, or to where it stops. */
const handOver =
  (transfer: DemoTransfer): Step =>
  async client => {
    const desk = new TransferDesk(client, transfer);
    await request(desk);
    if (transfer.fate === 'undecided') return;
    await decide(desk);
    if (transfer.fate === 'cancelled') return cancel(desk);
    await dispatch(desk);
    if (transfer.fate !== 'overdue') await arrive(desk);
  };

export const transferChapters: readonly Chapter[] = [
  { title: { vi: 'Điều động, bàn giao', en: 'Transfers and hand-overs' }, steps: transfers.map(handOver) },
];
