import type { Client } from './ledger-client.js';
import { paper, provinceLine, recorded } from './hai-duong.js';
import type { LedgerProcess } from './ledger-process.js';

const duties = ['requester', 'approver', 'buyer', 'receiver', 'accountant'] as const;
/** Who buys: duties stay apart over a whole purchase. */
export type Buyers = Readonly<Record<(typeof duties)[number], Client>>;

export const buyersIn = async (ledger: LedgerProcess): Promise<Buyers> => {
  const clients = duties.map(duty => ledger.as({ personId: `p-${duty}`, duties: [`${duty}@hai-duong/`] }));
  const all = await Promise.all(clients);
  return Object.fromEntries(duties.map((duty, n) => [duty, all[n]])) as Buyers;
};

export const supplier = { taxCode: '0800123456', name: 'Công ty Thành Đông' };
const idIn = ({ stream }: { readonly stream: string }) => stream.slice(stream.indexOf('-') + 1);

/** One thing of a price, for Chí Linh, bought by the province on a day. */
export interface Wish {
  /** Names the papers, and the thing. */
  readonly name: string;
  readonly price: string;
  readonly on: string;
  readonly method: string;
}

const asked = async ({ requester, approver }: Buyers, { name, price, on }: Wish): Promise<string> => {
  const item = { no: 1, itemCode: 'xe-oto', description: 'Xe ô tô', uom: 'chiếc', qty: '1' };
  const answer = recorded(
    await requester.post('/v1/requisitions', {
      ...paper(`${name}/ĐN`, on),
      unitId: 'chi-linh',
      neededBy: '2020-12-01',
      purpose: 'Tuần tra',
      urgency: 'normal',
      items: [{ ...item, estUnitPrice: price }],
    }),
  );
  const at = `/v1/requisitions/${idIn(answer)}`;
  const { body, headers } = await requester.get(`${at}?waitFor=${answer.waitToken}`);
  const approval = { seenDigest: body.item.digest, approvedItems: [{ no: 1, qty: '1' }] };
  const etag = { 'if-match': headers.get('etag')! };
  recorded(await approver.post(`${at}/approve`, { ...paper(`${name}/QĐ`, on), ...approval }, etag));
  return idIn(answer);
};

/** From the request to the signature. */
export const signed = async (who: Buyers, wish: Wish) => {
  const { name, price, on, method } = wish;
  const requisitionId = await asked(who, wish);
  const planned = recorded(
    await who.buyer.post('/v1/purchases?wait=20', {
      ...paper(`${name}/KH`, on),
      buyerUnit: 'hai-duong',
      category: 'goods',
      fundings: [],
      items: [{ no: 1, sources: [{ requisitionId, no: 1, qty: '1' }] }],
    }),
  );
  const purchaseId = idIn(planned);
  const at = (verb: string) => `/v1/purchases/${purchaseId}/${verb}`;
  const file = async ({ waitToken }: { readonly waitToken: string }) =>
    (await who.buyer.get(`/v1/purchases/${purchaseId}?waitFor=${waitToken}`)).body.item;
  const way = { method, legalRule: 'Điều 23', rationale: 'Giá trị nhỏ' };
  let seen = await file(
    recorded(await who.buyer.post(at('select-method'), { ...paper(`${name}/PP`, on), ...way })),
  );
  const offer = { supplier, bidders: [], items: [{ no: 1, qty: '1', unitPrice: price }] };
  const award = { ...paper(`${name}/TT`, on), ...offer, seenDigest: seen.awardDigest };
  const match = () => ({ 'if-match': `"${seen.revision}"` });
  seen = await file(recorded(await who.buyer.post(at('award'), award, match())));
  const contract = {
    ...paper(`${name}/HĐ`, on),
    seenDigest: seen.signingDigest,
    contractNumber: name,
    signedOn: on,
    fundings: [{ lineId: provinceLine, amount: price }],
    retentionPct: 0,
    deliveryDue: '2020-12-01',
    payeeAccount: account,
    advanceTerms: { maxPct: 30 },
  };
  seen = await file(recorded(await who.approver.post(at('sign?wait=20'), contract, match())));
  return { purchaseId, requisitionId, at, file, commitmentId: seen.fundings[0].commitmentId as string };
};

const account = { bank: 'Vietcombank', number: '0341000123456', holder: 'Thành Đông' };

/** What was signed arrives, is accepted as one asset, invoiced and paid. */
export const delivered = async (
  who: Buyers,
  { at, file, commitmentId }: Awaited<ReturnType<typeof signed>>,
  { name, price, on }: Wish,
) => {
  const items = [{ no: 1, qty: '1' }];
  const received = await who.receiver.post(at('receive'), {
    ...paper(`${name}/PN`, on),
    place: 'Kho',
    items,
  });
  const { receiptId } = (await file(recorded(received))).steps.at(-1).data;
  const destination = { unitId: 'chi-linh', officerId: 'p-officer', location: 'Nhà xe' };
  const registration = { assetClass: 'fixedAsset', regime: 'specialised' };
  const things = { destination, registration, assets: [{ assetNumber: name }] };
  const accepted = await who.receiver.post(at('accept?wait=20'), {
    ...paper(`${name}/BB`, on),
    receiptId,
    committee: ['p-member'],
    items: [{ no: 1, accepted: '1', rejected: '0', ...things }],
  });
  const steps = (await file(recorded(accepted))).steps;
  const { acceptanceId } = steps.findLast(({ type }: { type: string }) => type === 'GoodsAccepted').data;
  const bill = { supplierTaxCode: supplier.taxCode, series: 'AA/20E', number: '7', date: on, tax: '0' };
  const amounts = { items: [{ no: 1, qty: '1', amount: price }], total: price };
  const invoice = await who.accountant.post(at('invoice'), {
    ...paper(`${name}/HT`, on),
    ...bill,
    ...amounts,
  });
  const { invoiceId } = (await file(recorded(invoice))).steps.at(-1).data;
  const payment = {
    commitmentId,
    invoiceId,
    acceptanceIds: [acceptanceId],
    cash: price,
    advanceCleared: '0',
  };
  return recorded(
    await who.accountant.post(at('pay?wait=20'), {
      ...paper(`${name}/UNC`, on),
      ...payment,
      voucherNumber: `PC-${name}`,
      payeeAccount: account,
    }),
  );
};
