import { type Cast, districtLine, found, fund, paper, people, provinceLine, recorded } from './hai-duong.js';
import type { Answer, Client } from './ledger-client.js';
import type { LedgerProcess } from './ledger-process.js';

/** The example that docs/guides/two-clocks.md and periods-and-corrections.md work out. Amounts in đồng. */
export const line = provinceLine;
export const million = (amount: number): string => `${amount}000000`;

const at = (verb: string, of = line) => `/v1/budget-lines/${of}/${verb}`;
const commitmentId = '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e10';
export const wrongPayment = '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e11';

/** Somebody who keeps the books of the whole ledger, and somebody of the finance he answers to. */
export const bookkeepers = async (ledger: LedgerProcess) => ({
  accountant: await ledger.as(people.bookkeeper),
  finance: await ledger.as({ personId: 'p-finance', duties: ['appropriator@bca/'] }),
  both: await ledger.as({ ...people.bookkeeper, duties: ['appropriator@bca/'] }),
});

export const onBooks = (over: object = {}) => ({ ...paper('BK/QĐ', '2020-04-05'), rootUnit: 'bca', ...over });

/** Where an answer's first event stands, and what it is. */
export const eventOf = async (auditor: Client, { stream, revision }: any) => {
  const { body } = await auditor.get(`/v1/streams/${stream}/events?after=${revision - 1}`);
  const { body: first } = revision === 0 ? await auditor.get(`/v1/streams/${stream}/events`) : { body };
  return first.items[0];
};

const draw = (verb: string, on: string, content: object) => (accountant: Client) =>
  accountant.post(at(verb), { ...paper(`CT-${on}`, on), ...content });

const pay = (amount: number, on: string, voucherNumber: string, over: object = {}) =>
  draw('pay', on, { commitmentId, cash: million(amount), advanceCleared: '0', voucherNumber, ...over });

/** Up to 5 April: 500 million came in January, 200 are held, 95 are said to be paid on 20 March. */
export const untilTheMistake = async (cast: Cast): Promise<any> => {
  await found(cast);
  await fund(cast, million(500));
  const owner = { kind: 'direct', id: 'vật tư quý I' };
  const held = { ...paper('5/QĐ', '2020-02-01'), commitmentId, owner, amount: million(200) };
  recorded(await cast.budget.post(at('commit'), held));
  return recorded(await pay(95, '2020-03-20', 'UNC-1', { paymentId: wrongPayment })(cast.accountant));
};

/** 10 April: an ordinary payment of 40. */
export const inApril = ({ accountant }: Cast): Promise<Answer> => pay(40, '2020-04-10', 'UNC-2')(accountant);

/** It was 59: the payment of 95 is undone, and the right one posted, both for 20 March. */
export const corrected = async ({ accountant }: Cast, corrects: string): Promise<readonly any[]> => [
  recorded(await draw('reverse-payment', '2020-03-20', { paymentId: wrongPayment, corrects })(accountant)),
  recorded(await pay(59, '2020-03-20', 'UNC-1a', { corrects })(accountant)),
];

/** A voucher of 28 March over 25 that lay in a drawer. */
export const lateVoucher = async ({ accountant }: Cast): Promise<any> =>
  recorded(await pay(25, '2020-03-28', 'UNC-3')(accountant));

/** 100 that a district gives back with a decision of 30 March, recorded in April. */
export const lateReceipt = async (cast: Cast): Promise<any> => {
  const sent = { ...paper('6/QĐ', '2020-03-30'), amount: million(100), toLine: line };
  return recorded(await cast.budget.post(`${at('adjust', districtLine)}?wait=30`, sent));
};

/** What the district has to give. */
export const fundDistrict = (cast: Cast) => fund(cast, million(100), districtLine);
