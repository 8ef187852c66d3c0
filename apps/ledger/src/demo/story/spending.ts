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

/** One need of one unit in one year. */
interface Need {
  readonly key: string;
  readonly line: string;
  readonly commitmentId: string;
  readonly what: string;
  readonly asked: bigint;
  /** What it cost less than was committed. */
  readonly saved: bigint;
  readonly on: (dayOfMonth: number) => string;
}

const needOf = (year: number, unit: string, n: number): Need => {
  const [purpose, month, amount, what] = needs[n]!;
  const key = `${year} ${unit} ${n}`;
  const asked = amount * million;
  return {
    key,
    what,
    asked,
    commitmentId: idOf('commitment', key),
    line: `/v1/budget-lines/${lineOf(year, unit, 'ministry', purpose)}`,
    saved: (n + unit.length) % 7 === 0 ? asked / 10n : 0n,
    on: dayOfMonth => day(year, month, dayOfMonth),
  };
};

const sentFor = (verb: string, { key, line, on }: Need, dayOfMonth: number) => ({
  path: `${line}/${verb}`,
  key: `${verb} ${key}`,
  on: on(dayOfMonth),
  document: voucher(`CT-${key}`, on(5)),
});

/** Committed, then paid in the same month; every seventh is released in part, as less was needed. */
const spend =
  (need: Need): Step =>
  async client => {
    const { key, what, asked, saved, commitmentId } = need;
    await client.send({
      as: 'province-budget',
      ...sentFor('commit', need, 6),
      body: { commitmentId, owner: { kind: 'direct', id: `${what} ${key}` }, amount: `${asked}` },
    });
    const payment = { paymentId: idOf('payment', key), voucherNumber: `CT-${key}` };
    await client.send({
      as: 'accountant',
      ...sentFor('pay', need, 20),
      body: { ...payment, commitmentId, cash: `${asked - saved}`, advanceCleared: '0' },
    });
    if (saved === 0n) return;
    await client.send({
      as: 'province-budget',
      ...sentFor('release', need, 21),
      body: { commitmentId, amount: `${saved}`, cause: 'Thực chi thấp hơn cam kết' },
    });
  };

const ofYear = (year: number): Chapter => ({
  title: { vi: `Chi thường xuyên ${year}`, en: `Everyday spending of ${year}` },
  steps: [...divisionIds, ...districtIds].flatMap(unit => needs.map((_, n) => spend(needOf(year, unit, n)))),
});

export const spendingChapters: readonly Chapter[] = years.map(ofYear);
