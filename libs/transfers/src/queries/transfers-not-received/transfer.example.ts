import type { TransferRow } from './transfers.query.js';

/** Question 10: a car that was due on 9 October, asked about on 31 December. */
export const transferExample: TransferRow = {
  transferId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9f02',
  kind: 'internal',
  status: 'inTransit',
  fromUnit: 'gia-loc',
  fromUnitName: 'Công an huyện Gia Lộc',
  toUnit: 'nam-sach',
  toUnitName: 'Công an huyện Nam Sách',
  reason: 'Tăng cường phương tiện',
  items: [
    {
      assetId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9f01',
      since: '2020-08-17',
      state: 'onTheWay',
    },
  ],
  contentDigest: '1751f88faf0d0f4b33b078edd77caefad3806541a502bc14efe248e680842525',
  requested: {
    index: 5361,
    on: '2020-08-03',
    at: '2020-08-03T02:00:00.000Z',
    by: 'p-gia-loc-custodian',
    document: {
      issuer: 'Công an tỉnh Hải Dương',
      kind: 'tờ trình điều động',
      number: '14/TTr',
      date: '2020-08-03',
      sha256: '6efbbd95b0037ad1452b7738ea9e4b77ef62243c0d14a014d4a40cbf442abe02',
    },
  },
  decided: {
    index: 5395,
    on: '2020-08-10',
    at: '2020-08-10T02:00:00.000Z',
    by: 'p-director',
    document: {
      issuer: 'Công an tỉnh Hải Dương',
      kind: 'quyết định điều động',
      number: '14/QĐ',
      date: '2020-08-10',
      sha256: '6efbbd95b0037ad1452b7738ea9e4b77ef62243c0d14a014d4a40cbf442abe02',
    },
  },
  records: [],
  decideBy: '2020-09-02',
  deadlines: {
    dispatchBy: '2020-09-09',
    receiveBy: '2020-10-09',
  },
  dueOn: '2020-10-09',
  overdueDays: 83,
  ageDays: 150,
  revision: 4,
};
