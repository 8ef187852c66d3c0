import { idOf } from '../demo-client.js';
import { lineOf, type Purpose } from './lines.js';
import { districtIds, divisionIds } from './organisation.js';
import type { Chapter, Step } from './story.js';
import { voucher, years } from './years.js';

/** Everyday needs of a unit, by month. Amounts are invented; they come out of the shares in `funding.ts`. */
const needs: readonly (readonly [Purpose, number, bigint, string])[] = [
  ['office', 2, 38n, 'giấy, mực in'],
  ['supplies', 3, 95n, 'vật tư nghiệp vụ quý I'],
  ['repairs', 4, 60n, 'sửa chữa xe'],
  ['office', 6, 41n, 'văn phòng phẩm'],
  ['supplies', 7, 105n, 'vật tư nghiệp vụ quý III'],
  ['repairs', 9, 85n, 'sửa chữa thiết bị'],
  ['supplies', 10, 120n, 'vật tư nghiệp vụ quý IV'],
  ['office', 11, 47n, 'văn phòng phẩm cuối năm'],
];

const million = 1_000_000n;
const day = (year: number, month: number, of: number): string =>
  `${year}-${`${month}`.padStart(2, '0')}-${`${of}`.padStart(2, '0')}`;

/** Committed, then paid in the same month; every seventh is released in part, as less was needed. */
const spend = (year: number, unit: string, n: number): Step => {
  const [purpose, month, amount, what] = needs[n]!;
  const lineId = lineOf(year, unit, 'ministry', purpose);
  const [key, asked] = [`${year} ${unit} ${n}`, amount * million];
  const saved = (n + unit.length) % 7 === 0 ? asked / 10n : 0n;
  const commitmentId = idOf('commitment', key);
  return async client => {
    const document = voucher(`CT-${key}`, day(year, month, 5));
    const line = `/v1/budget-lines/${lineId}`;
    await client.send({
      ...{
        as: 'province-budget',
        path: `${line}/commit`,
        key: `commit ${key}`,
        on: day(year, month, 6),
        document,
      },
      body: { commitmentId, owner: { kind: 'direct', id: `${what} ${key}` }, amount: `${asked}` },
    });
    await client.send({
      ...{ as: 'accountant', path: `${line}/pay`, key: `pay ${key}`, on: day(year, month, 20), document },
      body: {
        commitmentId,
        paymentId: idOf('payment', key),
        cash: `${asked - saved}`,
        advanceCleared: '0',
        voucherNumber: `CT-${key}`,
      },
    });
    if (saved > 0n)
      await client.send({
        ...{
          as: 'province-budget',
          path: `${line}/release`,
          key: `release ${key}`,
          on: day(year, month, 21),
          document,
        },
        body: { commitmentId, amount: `${saved}`, cause: 'Thực chi thấp hơn cam kết' },
      });
  };
};

const ofYear = (year: number): Chapter => ({
  title: { vi: `Chi thường xuyên ${year}`, en: `Everyday spending of ${year}` },
  steps: [...divisionIds, ...districtIds].flatMap(unit => needs.map((_, n) => spend(year, unit, n))),
});

export const spendingChapters: readonly Chapter[] = years.map(ofYear);
