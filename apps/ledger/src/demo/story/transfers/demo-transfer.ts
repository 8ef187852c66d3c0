import { addDays } from '#kernel';
import { idOf } from '../../demo-client.js';
import type { GoodName } from '../things/goods.js';
import { type GivenThing, givenThings } from '../things/in-kind.js';

/** How a transfer goes where it is not simply received. */
export type TransferFate =
  'overdue' | 'undecided' | 'refusedInPart' | 'discrepancy' | 'cancelled' | 'wrongOfficer';

export interface DemoTransfer {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly begins: string;
  readonly things: readonly GivenThing[];
  readonly loan: boolean;
  readonly fate?: TransferFate;
}

type Row = readonly [string, string, string, GoodName, number, (TransferFate | 'loan')?];

const rows: readonly Row[] = [
  ['2020-05-04', 'tp-hai-duong', 'kinh-mon', 'car', 2],
  ['2020-05-06', 'tp-chi-linh', 'nam-sach', 'motorcycle', 1, 'wrongOfficer'],
  ['2020-05-11', 'kinh-mon', 'thanh-ha', 'kit', 1],
  ['2020-05-18', 'nam-sach', 'cam-giang', 'cabinet', 2],
  ['2020-06-01', 'thanh-ha', 'binh-giang', 'kit', 1, 'loan'],
  ['2020-06-03', 'cam-giang', 'gia-loc', 'motorcycle', 1],
  ['2020-06-08', 'gia-loc', 'tu-ky', 'cabinet', 2],
  ['2020-06-15', 'ninh-giang', 'thanh-mien', 'car', 1],
  ['2020-06-22', 'tu-ky', 'kim-thanh', 'kit', 1],
  ['2020-07-01', 'gia-loc', 'ninh-giang', 'motorcycle', 1, 'loan'],
  ['2020-07-06', 'thanh-mien', 'tp-hai-duong', 'cabinet', 2],
  ['2020-07-13', 'kim-thanh', 'tp-chi-linh', 'car', 1],
  ['2020-07-20', 'gia-loc', 'cam-giang', 'kit', 1],
  ['2020-08-03', 'gia-loc', 'nam-sach', 'car', 1, 'overdue'],
  ['2020-08-10', 'kinh-mon', 'binh-giang', 'motorcycle', 1, 'undecided'],
  ['2020-08-17', 'tp-chi-linh', 'thanh-ha', 'cabinet', 3, 'refusedInPart'],
  ['2020-08-24', 'kinh-mon', 'kim-thanh', 'cabinet', 3, 'discrepancy'],
  ['2020-09-07', 'binh-giang', 'tu-ky', 'kit', 1, 'cancelled'],
];

/** Things of a kind that a unit was given; each goes on one journey. */
const heldBy = (unit: string, good: GoodName) =>
  givenThings.filter(thing => thing.good === good && thing.unitId === unit);

const transferOf = ([begins, from, to, good, count, what]: Row, n: number): DemoTransfer => ({
  key: `${n + 1}`.padStart(2, '0'),
  begins,
  from,
  to,
  loan: what === 'loan',
  ...(what === undefined || what === 'loan' ? {} : { fate: what }),
  things: heldBy(from, good).slice(0, count),
});

export const transfers: readonly DemoTransfer[] = rows.map(transferOf);

export const transferId = ({ key }: DemoTransfer): string => idOf('transfer', key);
export const dayOf = ({ begins }: DemoTransfer, n: number): string => addDays(begins, n);
