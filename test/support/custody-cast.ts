import { castOf, found, paper, recorded } from './hai-duong.js';
import type { Client } from './ledger-client.js';
import type { LedgerProcess } from './ledger-process.js';

/** Who moves things between two districts, and who reads about it. */
const people = {
  custodian: { personId: 'p-hung', duties: ['custodian@chi-linh'] },
  approver: { personId: 'p-giam-doc', duties: ['approver@hai-duong/'] },
  storekeeper: { personId: 'p-thu-kho', duties: ['custodian@chi-linh'] },
  receiver: { personId: 'p-mai', duties: ['receiver@kinh-mon'] },
  superior: { personId: 'p-tinh', duties: ['receiver@hai-duong/'] },
  inspector: { personId: 'p-inspector', duties: ['inspector@hai-duong/'] },
  stranger: { personId: 'p-stranger', duties: ['inspector@kinh-mon'] },
} as const;
export type CustodyCast = Readonly<Record<keyof typeof people, Client>>;

export const custodyCastOf = async (ledger: LedgerProcess): Promise<CustodyCast> =>
  Object.fromEntries(
    await Promise.all(Object.entries(people).map(async ([role, who]) => [role, await ledger.as(who)])),
  ) as CustodyCast;

/** Units, and the days each step of a transfer has. */
export const foundCustody = async (ledger: LedgerProcess): Promise<void> => {
  const cast = await castOf(ledger);
  await found(cast);
  const values = { decide: '30', dispatch: '10', receive: '20' };
  const body = { ...paper('7/QĐ', '2019-01-01'), values, source: 'test' };
  recorded(await cast.finance.post('/v1/parameters/transferDeadlines', body));
};

export const thing = (assetNumber: string, over: object = {}) => ({
  ...paper('8/QĐ', '2020-02-01'),
  assetNumber,
  itemCode: 'xe-oto-tuan-tra',
  assetClass: 'fixedAsset',
  regime: 'specialised',
  origin: { kind: 'opening', ref: 'Sổ tài sản 2019' },
  originalCost: '650000000',
  accumulatedWear: '0',
  inServiceFrom: '2019-05-01',
  accountable: { unitId: 'chi-linh', officerId: 'p-hung' },
  location: 'Nhà xe',
  fundings: [],
  ...over,
});

/** The id of what a command made. */
export const idIn = ({ stream }: { readonly stream: string }): string =>
  stream.slice(stream.indexOf('-') + 1);

export const registered = async ({ custodian }: CustodyCast, ...numbers: readonly string[]) => {
  const ids: string[] = [];
  for (const number of numbers) ids.push(idIn(recorded(await custodian.post('/v1/assets', thing(number)))));
  return ids;
};

export const items = (ids: readonly string[]) =>
  ids.map(assetId => ({ assetId, condition: 'Hoạt động tốt' }));

export const transferOf = (assets: readonly string[]) => ({
  ...paper('9/QĐ', '2020-02-02'),
  kind: 'internal',
  fromUnit: 'chi-linh',
  toUnit: 'kinh-mon',
  assets,
  reason: 'Thiếu xe tuần tra',
});

export const dispatchOf = (assets: readonly string[]) => ({
  ...paper('11/LX', '2020-02-04'),
  items: items(assets),
  carrier: 'Đội xe',
  from: 'Chí Linh',
  to: 'Kinh Môn',
});

export const receiptOf = (recordNumber: string, assets: readonly string[]) => ({
  ...paper(recordNumber, '2020-02-05'),
  recordNumber,
  location: 'Nhà xe Kinh Môn',
  items: items(assets),
});

/** Approves a transfer as it stands. @param query `?wait=30`, or nothing */
export const approved = async (
  { approver }: CustodyCast,
  transferId: string,
  waitFor: string,
  query = '?wait=30',
) => {
  const { body, headers } = await approver.get(`/v1/transfers/${transferId}?waitFor=${waitFor}`);
  const decision = { ...paper('10/QĐ', '2020-02-03'), approve: true, seenDigest: body.item.contentDigest };
  const ifMatch = { 'if-match': headers.get('etag')! };
  return recorded(await approver.post(`/v1/transfers/${transferId}/decide${query}`, decision, ifMatch));
};
