import type { Answer, Client } from './ledger-client.js';
import type { LedgerProcess } from './ledger-process.js';

/** The people and units that tests through HTTP work with. */
export const people = {
  organiser: { personId: 'p-organiser', duties: ['organiser@bca/'] },
  finance: { personId: 'p-finance', duties: ['appropriator@bca/'] },
  ministryBudget: { personId: 'p-ministry-budget', duties: ['budgetManager@bca/'] },
  budget: { personId: 'p-budget', duties: ['budgetManager@hai-duong/'] },
  bookkeeper: { personId: 'p-bookkeeper', duties: ['accountant@bca/'] },
  accountant: { personId: 'p-accountant', duties: ['accountant@hai-duong/'] },
  inspector: { personId: 'p-inspector', duties: ['inspector@chi-linh/'] },
  auditor: { personId: 'p-auditor', duties: ['auditor@bca/'] },
} as const;
export type Role = keyof typeof people;
export type Cast = Readonly<Record<Role, Client>>;

export const castOf = async (ledger: LedgerProcess): Promise<Cast> =>
  Object.fromEntries(
    await Promise.all(Object.entries(people).map(async ([role, who]) => [role, await ledger.as(who)])),
  ) as Cast;

export const key = 'ministry.recurrent.009.040-041.6950';
export const ministryLine = `2020.bca.${key}`;
export const provinceLine = `2020.hai-duong.${key}`;
export const districtLine = `2020.chi-linh.${key}`;

/** What every command carries. */
export const paper = (number = '1/QĐ', effectiveDate = '2020-02-01') => ({
  effectiveDate,
  document: {
    issuer: 'Bộ Công an',
    kind: 'decision',
    number,
    date: '2020-01-02',
    sha256: 'ab'.repeat(32),
  },
});

export const recorded = <Body>(answer: Answer<Body>): Body => {
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const unit = (unitId: string, kind: string, parentId?: string) => ({
  ...paper('1/QĐ', '2019-01-01'),
  unitId,
  kind,
  code: unitId.toUpperCase(),
  name: `Công an ${unitId}`,
  ...(parentId === undefined ? {} : { parentId }),
});

/** A ministry, a province, two districts, and the window of fiscal years. */
export const found = async ({ organiser, finance }: Cast): Promise<void> => {
  const units = [
    unit('bca', 'ministry'),
    unit('hai-duong', 'province', 'bca'),
    unit('chi-linh', 'district', 'hai-duong'),
    unit('kinh-mon', 'district', 'hai-duong'),
  ];
  for (const one of units) recorded(await organiser.post('/v1/units', one));
  const values = { opens: '12-01', closes: '01-31' };
  const source = '83/2015/QH13';
  recorded(
    await finance.post('/v1/parameters/fiscalYearWindow', { ...paper('2/QĐ', '2015-01-01'), values, source }),
  );
};

/** Money from the ministry to a line of the province, there when it returns. */
export const fund = async ({ finance, ministryBudget }: Cast, amount: string, toLine = provinceLine) => {
  const given = { ...paper('3/QĐ', '2020-01-15'), amount, grantor: 'moof' };
  recorded(await finance.post(`/v1/budget-lines/${ministryLine}/appropriate`, given));
  const sent = { ...paper('4/QĐ', '2020-01-20'), amount, toLine };
  return recorded(await ministryBudget.post(`/v1/budget-lines/${ministryLine}/allocate?wait=30`, sent));
};

export const direct = (id: string, amount: string, over: object = {}) => ({
  ...paper('5/QĐ'),
  owner: { kind: 'direct', id },
  amount,
  ...over,
});
