import { idOf } from '../demo-client.js';
import { items, lineOf, type Purpose, type Source } from './lines.js';
import { districtIds, divisionIds, ministry, province } from './organisation.js';
import type { Chapter, Step } from './story.js';
import { allocationDecision, appropriationDecision, localDecision, years } from './years.js';

const million = 1_000_000n;
const purposes = Object.keys(items) as Purpose[];

/** What the province gets a year, in million đồng (invented). */
const yearly: Readonly<Record<Purpose, bigint>> = {
  supplies: 18_000n,
  office: 6_000n,
  repairs: 9_000n,
  equipment: 42_000n,
  investment: 30_000n,
};

/** What a division or district gets of it a year, in million đồng (invented). Equipment is bought by the province. */
const share: Readonly<Partial<Record<Purpose, bigint>>> = { supplies: 480n, office: 160n, repairs: 230n };

const appropriate = (
  year: number,
  unitId: string,
  source: Source,
  purpose: Purpose,
  amount: bigint,
): Step => {
  const lineId = lineOf(year, unitId, source, purpose);
  const fromMinistry = source === 'ministry';
  return client =>
    client.send({
      as: fromMinistry ? 'ministry-finance' : 'province-finance',
      path: `/v1/budget-lines/${lineId}/appropriate`,
      key: `appropriate ${lineId}`,
      on: fromMinistry ? `${year - 1}-12-22` : `${year}-01-20`,
      document: fromMinistry ? appropriationDecision(year) : localDecision(year),
      body: {
        amount: `${amount * million}`,
        grantor: fromMinistry ? 'ngan-sach-trung-uong' : 'ngan-sach-tinh',
        ...(source === 'offPlan'
          ? { justification: 'Phòng, chống dịch COVID-19 (kinh phí ngoài kế hoạch)' }
          : {}),
      },
    });
};

const allocate = (year: number, from: string, to: string, purpose: Purpose, amount: bigint): Step => {
  const lineId = lineOf(year, from, 'ministry', purpose);
  const toLine = lineOf(year, to, 'ministry', purpose);
  const key = `allocate ${lineId} ${toLine}`;
  return client =>
    client.send({
      as: from === ministry ? 'ministry-budget' : 'province-budget',
      path: `/v1/budget-lines/${lineId}/allocate`,
      key,
      on: from === ministry ? `${year - 1}-12-28` : `${year}-01-05`,
      document: allocationDecision(year),
      wait: 10,
      body: { toLine, amount: `${amount * million}`, moveId: idOf(key) },
    });
};

const units = [...divisionIds, ...districtIds];
const shared = Object.entries(share) as [Purpose, bigint][];

const ofYear = (year: number): readonly Chapter[] => [
  {
    title: { vi: `Giao dự toán ${year}`, en: `Appropriations of ${year}` },
    steps: purposes.map(purpose => appropriate(year, ministry, 'ministry', purpose, yearly[purpose])),
  },
  {
    title: { vi: `Phân bổ về tỉnh ${year}`, en: `Allocation to the province, ${year}` },
    steps: [
      ...purposes.map(purpose => allocate(year, ministry, province, purpose, (yearly[purpose] * 9n) / 10n)),
      appropriate(year, province, 'local', 'equipment', 6_500n),
      ...(year === 2020 ? [appropriate(year, province, 'offPlan', 'supplies', 2_400n)] : []),
    ],
  },
  {
    title: { vi: `Phân bổ về đơn vị ${year}`, en: `Allocation to units, ${year}` },
    steps: units.flatMap(unit =>
      shared.map(([purpose, amount]) => allocate(year, province, unit, purpose, amount)),
    ),
  },
];

export const fundingChapters: readonly Chapter[] = years.flatMap(ofYear);
