import { sha256 } from '#kernel';
import { lineOf } from '../story/lines.js';
import { logistics, province } from '../story/organisation.js';
import { purchaseId } from '../story/purchases/demo-purchase.js';
import { purchases } from '../story/purchases/plans.js';
import { transferId, transfers } from '../story/transfers/demo-transfer.js';

/** Shell variables that hold tokens, and whose they are. */
export const tokens = {
  AUDITOR: 'auditor',
  INSPECTOR: 'inspector',
  BUDGET: 'province-budget',
  BUYER: 'buyer',
  DIRECTOR: 'director',
  RECEIVER: 'kinh-mon-receiver',
} as const;

/** One question with the line that answers it. */
export interface Question {
  readonly vi: string;
  readonly en: string;
  readonly as: keyof typeof tokens;
  readonly path: string;
  /** What follows the address: headers, a body, a filter. */
  readonly then?: string;
}

const csv = "-H 'accept: text/csv'";
const pretty = '| pretty';

const bought = purchases.find(({ key }) => key === '2020-27')!;
const [cars] = transfers as [(typeof transfers)[number]];
const [car] = cars.things as [(typeof cars.things)[number]];
const placesOfCars = (day: string) => `/v1/assets?itemCode=xe-oto&effective=${day}`;
const numberUnitOfficerPlace = `${csv} | cut -d, -f2,9,11-14 | sort -r`;

const tooMuch = JSON.stringify({
  effectiveDate: '2020-11-20',
  document: {
    issuer: 'Công an tỉnh Hải Dương',
    kind: 'tờ trình',
    number: 'THU-1',
    date: '2020-11-20',
    sha256: sha256('THU-1'),
  },
  owner: { kind: 'direct', id: 'thử vượt dự toán' },
  amount: '9000000000',
});

export const budgetQuestions: readonly Question[] = [
  {
    vi: 'Chấp hành ngân sách 2020 theo nguồn và mục',
    en: 'Budget execution by source and item',
    as: 'INSPECTOR',
    path: `/v1/budget-execution?fiscalYear=2020&within=${province}&groupBy=source,item`,
    then: pretty,
  },
  {
    vi: 'Như đã biết và có hiệu lực ngày 30-6-2020',
    en: 'As of 30 June 2020',
    as: 'AUDITOR',
    path: '/v1/budget-execution?fiscalYear=2020&groupBy=unitId&effective=2020-06-30',
    then: pretty,
  },
  {
    vi: 'Thử cam kết vượt dự toán, không ghi sổ',
    en: 'Try to over-commit; nothing is recorded',
    as: 'BUDGET',
    path: `/v1/budget-lines/${lineOf(2020, logistics, 'ministry', 'supplies')}/commit?dryRun=true`,
    then: `-H 'content-type: application/json' -d '${tooMuch}' ${pretty}`,
  },
  {
    vi: 'Ai đã thử làm gì bị từ chối',
    en: 'Who tried what the rules refuse',
    as: 'AUDITOR',
    path: '/v1/refusals',
    then: `${csv} | cut -d, -f3-6,8`,
  },
  {
    vi: 'Ai đã quyết định vượt thẩm quyền',
    en: 'Who decided, or tried to, without authority',
    as: 'AUDITOR',
    path: '/v1/approvals-outside-authority',
    then: `${csv} | cut -d, -f1-4,7-9`,
  },
  {
    vi: 'Bảng tính',
    en: 'As a spreadsheet',
    as: 'AUDITOR',
    path: '/v1/budget-lines?fiscalYear=2020',
    then: csv,
  },
];

export const bookQuestions: readonly Question[] = [
  {
    vi: 'Sổ theo tháng: tháng 3-2020 đã khoá',
    en: 'The books by month: March 2020 is closed',
    as: 'AUDITOR',
    path: '/v1/periods/2020-03',
    then: pretty,
  },
  {
    vi: 'Sai ở đâu, ai nói, đính chính bằng gì',
    en: 'What was wrong, who said so, what corrects it',
    as: 'AUDITOR',
    path: '/v1/corrections',
    then: pretty,
  },
  {
    vi: 'Đính chính và tuyên bố sai',
    en: 'Corrections and declared errors',
    as: 'INSPECTOR',
    path: '/v1/irregularities?kind=correction',
    then: `${csv} | cut -d, -f1-9,11,12`,
  },
];

export const purchaseQuestions: readonly Question[] = [
  {
    vi: `Toàn bộ hồ sơ gói ${bought.key}`,
    en: 'The whole file of a purchase: four cars, two lines',
    as: 'BUYER',
    path: `/v1/purchases/${purchaseId(bought)}`,
    then: `${pretty} | less`,
  },
  {
    vi: 'Tạm ứng chưa thu hồi theo tuổi nợ',
    en: 'Outstanding advances by age',
    as: 'INSPECTOR',
    path: '/v1/outstanding-advances',
    then: pretty,
  },
  {
    vi: 'Quy trình chưa xong (đang rỗng)',
    en: 'Unfinished processes (there are none)',
    as: 'AUDITOR',
    path: '/v1/processes?state=open',
    then: pretty,
  },
];

export const assetQuestions: readonly Question[] = [
  {
    vi: 'Từng xe ô tô ở đâu, ai giữ, ngày 20-5-2020',
    en: 'Where every car was, and with whom, on 20 May',
    as: 'AUDITOR',
    path: placesOfCars('2020-05-20'),
    then: numberUnitOfficerPlace,
  },
  {
    vi: '… và ngày 31-12-2020',
    en: '… and on 31 December',
    as: 'AUDITOR',
    path: placesOfCars('2020-12-31'),
    then: numberUnitOfficerPlace,
  },
  {
    vi: `Lịch sử xe ${car.assetNumber}`,
    en: 'Everything that happened to one of them',
    as: 'AUDITOR',
    path: `/v1/assets/${car.assetId}/history`,
    then: `${csv} | cut -d, -f1-10`,
  },
  {
    vi: 'Điều động đang dở dang',
    en: 'Transfers under way, and for how many days',
    as: 'DIRECTOR',
    path: '/v1/transfers?open=true',
    then: `${csv} | cut -d, -f2,3,5,7,9,15-17`,
  },
  {
    vi: 'Biên bản bàn giao hai xe',
    en: 'The hand-over record of two cars, for people',
    as: 'RECEIVER',
    path: `/v1/transfers/${transferId(cars)}/hand-over-record`,
    then: "-H 'accept: text/plain'",
  },
];
