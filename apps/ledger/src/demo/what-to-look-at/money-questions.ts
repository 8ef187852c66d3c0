import { sha256 } from '#kernel';
import { lineOf } from '../story/lines.js';
import { logistics, province } from '../story/organisation.js';
import { csv, pretty, type Question } from './question.js';

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
