import { expect, test } from '@jest/globals';
import type { HandOverRecordsRow } from './hand-over-record.query.js';
import { recordText } from './record-text.js';

const by = { at: '2020-05-22T01:00:00.000Z', index: 9 };
const document = { issuer: 'CAT', kind: 'biên bản', number: '1/BB', date: '2020-05-22', sha256: '' };

test('says who gave what to whom, in what condition, and what it is worth', () => {
  const text = recordText({
    transferId: 't-1',
    fromUnitName: 'Đội A',
    toUnitName: 'Đội B',
    reason: 'Tăng cường',
    dispatched: {
      ...by,
      on: '2020-05-18',
      by: 'p-an',
      from: 'Kho A',
      to: 'Kho B',
      carrier: 'Xe tải',
      document,
    },
    records: [
      {
        ...by,
        on: '2020-05-22',
        document,
        recordNumber: '1/BB',
        receivingOfficer: 'p-binh',
        location: 'Kho B',
        totalNetValue: '1500000',
        items: [
          {
            assetId: 'a-1',
            assetNumber: 'XE-001',
            itemCode: 'xe-oto',
            outcome: 'acceptedAsIs',
            conditionSent: 'Tốt',
            conditionReceived: 'Xước',
            bookValues: { originalCost: '2000000', accumulatedWear: '500000', netValue: '1500000' },
          },
        ],
      },
    ],
  } as unknown as HandOverRecordsRow);
  for (const said of ['1/BB', '22/05/2020', 'Đội A', 'p-an', 'Đội B', 'p-binh', 'XE-001', 'Xước'])
    expect(text).toContain(said);
  expect(text).toContain('kết quả: Nhận theo hiện trạng');
  expect(text).toContain('còn lại 1.500.000 đ');
  expect(text).not.toContain('undefined');
});
