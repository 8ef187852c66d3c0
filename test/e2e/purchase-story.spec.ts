import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { methods } from '#procurement/events';
import { castOf, found, fund, paper, provinceLine, recorded } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

/** One purchase through HTTP: every step by its own person, every figure read back. */

let home: LedgerInFolder;
let who: Record<'requester' | 'approver' | 'buyer' | 'receiver' | 'accountant' | 'auditor', Client>;
beforeAll(async () => {
  home = await ledgerInFolder();
  const cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000000000');
  const kinds = 'phiếu đề nghị, phê duyệt nhu cầu, decision, báo cáo đánh giá';
  const values = Object.fromEntries(methods.map(method => [method, kinds]));
  const source = 'quy chế mua sắm';
  recorded(
    await cast.finance.post('/v1/parameters/requiredDocuments', {
      ...paper('9/QĐ', '2019-01-01'),
      values,
      source,
    }),
  );
  const duty = (name: string) => home.now.as({ personId: `p-${name}`, duties: [`${name}@hai-duong/`] });
  const names = ['requester', 'approver', 'buyer', 'receiver', 'accountant'] as const;
  const clients = await Promise.all(names.map(duty));
  who = {
    ...(Object.fromEntries(names.map((name, n) => [name, clients[n]])) as typeof who),
    auditor: cast.auditor,
  };
}, 60_000);
afterAll(() => home.remove());

const account = { bank: 'Vietcombank', number: '0341000123456', holder: 'Thành Đông' };
const supplier = { taxCode: '0800123456', name: 'Công ty Thành Đông' };
const idIn = ({ stream }: { stream: string }) => stream.slice(stream.indexOf('-') + 1);
const fileOf = async (id: string, seen: { waitToken: string }) =>
  (await who.auditor.get(`/v1/purchases/${id}?waitFor=${seen.waitToken}`)).body.item;

/** A paper of a kind of its own. */
const paperOf = (kind: string, number: string) => {
  const { document, ...rest } = paper(number);
  return { ...rest, document: { ...document, kind } };
};

/** What the steps leave to the next ones, in the order of the file. */
let requisitionId: string;
let purchaseId: string;
let acceptanceId: string;
let invoiceId: string;
let file: any;
const at = (verb: string) => `/v1/purchases/${purchaseId}/${verb}`;

test('a unit asks, and is approved for what it was seen to ask', async () => {
  const item = { no: 1, itemCode: 'tu-ho-so', description: 'Tủ hồ sơ', uom: 'chiếc', qty: '10' };
  const asked = recorded(
    await who.requester.post('/v1/requisitions', {
      ...paperOf('phiếu đề nghị', '11/ĐN'),
      unitId: 'chi-linh',
      neededBy: '2020-06-01',
      purpose: 'Lưu trữ',
      urgency: 'normal',
      items: [{ ...item, estUnitPrice: '3500000' }],
    }),
  );
  const requisition = await who.auditor.get(`/v1/requisitions/${idIn(asked)}?waitFor=${asked.waitToken}`);
  requisitionId = idIn(asked);
  const { digest: seenDigest } = requisition.body.item;
  const approval = {
    ...paperOf('phê duyệt nhu cầu', '12/QĐ'),
    seenDigest,
    approvedItems: [{ no: 1, qty: '10' }],
  };
  const approve = `/v1/requisitions/${requisitionId}/approve`;
  expect((await who.approver.post(approve, approval)).status).toBe(428);
  recorded(await who.approver.post(approve, approval, { 'if-match': requisition.headers.get('etag')! }));
});

test('the purchase is planned, its method chosen, awarded and signed: the money is committed', async () => {
  const planned = recorded(
    await who.buyer.post('/v1/purchases?wait=20', {
      ...paper('13/KH'),
      buyerUnit: 'hai-duong',
      category: 'goods',
      fundings: [],
      items: [{ no: 1, sources: [{ requisitionId, no: 1, qty: '10' }] }],
    }),
  );
  expect(planned.outcome).toBe('settled');
  purchaseId = idIn(planned);
  const method = { ...paper('14/QĐ'), method: 'openBidding', legalRule: 'Điều 22' };
  const chosen = recorded(await who.buyer.post(at('select-method'), method));
  file = await fileOf(purchaseId, chosen);
  expect(file).toMatchObject({
    status: 'methodSelected',
    requisitions: [
      {
        requisitionId,
        unitId: 'chi-linh',
        submitted: { by: { personId: 'p-requester' }, document: { number: '11/ĐN' } },
        decided: { by: { personId: 'p-approver' }, document: { number: '12/QĐ' } },
      },
    ],
    documents: {
      required: ['phiếu đề nghị', 'phê duyệt nhu cầu', 'decision', 'báo cáo đánh giá'],
      missing: ['báo cáo đánh giá'],
    },
  });
  const offer = { supplier, bidders: [], items: [{ no: 1, qty: '10', unitPrice: '3400000' }] };
  const awarding = { ...paper('15/QĐ'), ...offer, seenDigest: file.awardDigest };
  const awarded = recorded(await who.buyer.post(at('award'), awarding, { 'if-match': `"${file.revision}"` }));
  file = await fileOf(purchaseId, awarded);
  const contract = {
    ...paper('16/HĐ'),
    seenDigest: file.signingDigest,
    contractNumber: '16/2020',
    signedOn: '2020-02-01',
    fundings: [{ lineId: provinceLine, amount: '34000000' }],
    payeeAccount: account,
    advanceTerms: { maxPct: 30 },
    retentionPct: 0,
    deliveryDue: '2020-06-01',
  };
  const signing = await who.approver.post(at('sign?wait=20'), contract, { 'if-match': `"${file.revision}"` });
  expect(recorded(signing)).toMatchObject({ outcome: 'settled', process: {} });
});

test('the goods come, are accepted and invoiced', async () => {
  const delivery = { ...paper('17/PN', '2020-03-01'), place: 'Kho', items: [{ no: 1, qty: '10' }] };
  const received = recorded(await who.receiver.post(at('receive'), delivery));
  file = await fileOf(purchaseId, received);
  const { receiptId } = file.steps.at(-1).data;
  const inspected = { no: 1, accepted: '10', rejected: '0' };
  const destination = { unitId: 'chi-linh', officerId: 'p-officer', location: 'Kho' };
  const acceptance = { ...paper('18/BB', '2020-03-02'), receiptId, committee: ['p-member'] };
  const accepted = recorded(
    await who.receiver.post(at('accept'), { ...acceptance, items: [{ ...inspected, destination }] }),
  );
  file = await fileOf(purchaseId, accepted);
  acceptanceId = file.steps.at(-1).data.acceptanceId;
  const invoice = { supplierTaxCode: supplier.taxCode, series: 'AA/20E', number: '7', date: '2020-03-03' };
  const amounts = { items: [{ no: 1, qty: '10', amount: '34000000' }], total: '34000000', tax: '0' };
  const invoiced = recorded(
    await who.accountant.post(at('invoice'), { ...paper('19/HĐ', '2020-03-03'), ...invoice, ...amounts }),
  );
  file = await fileOf(purchaseId, invoiced);
  invoiceId = file.steps.at(-1).data.invoiceId;
});

test('not more is paid than is owed; then all of it, and the purchase is complete', async () => {
  const [{ commitmentId }] = file.fundings;
  const payment = {
    ...paper('20/UNC', '2020-03-05'),
    commitmentId,
    invoiceId,
    acceptanceIds: [acceptanceId],
  };
  const voucher = { voucherNumber: 'PC-20', payeeAccount: account, advanceCleared: '0' };
  const tooMuch = await who.accountant.post(at('pay'), { ...payment, ...voucher, cash: '34000001' });
  expect(tooMuch.body).toMatchObject({
    status: 422,
    code: 'payment.beyond-owed',
    numbers: { accepted: '34000000' },
  });
  const paid = recorded(
    await who.accountant.post(at('pay?wait=20'), { ...payment, ...voucher, cash: '34000000' }),
  );
  expect(paid.outcome).toBe('settled');
  file = await fileOf(
    purchaseId,
    recorded(await who.buyer.post(at('complete'), paper('21/TL', '2020-03-10'))),
  );
  expect(file).toMatchObject({
    status: 'completed',
    money: { contract: '34000000', accepted: '34000000', paid: '34000000', pending: '0' },
    persons: { requester: ['p-requester'], approver: ['p-approver'], payer: ['p-accountant'] },
  });
  const list = await who.auditor.get(
    `/v1/purchases?unit=chi-linh&status=completed&supplier=${supplier.taxCode}`,
  );
  expect(list.body.items).toEqual([expect.objectContaining({ purchaseId, paid: '34000000' })]);
  expect((await who.auditor.get('/v1/outstanding-advances')).body.items).toEqual([]);
}, 60_000);

test('on an earlier day the file and the lists are what they were then', async () => {
  const then = await who.auditor.get(`/v1/purchases/${purchaseId}?effective=2020-02-15`);
  expect(then.body.item).toMatchObject({
    status: 'active',
    money: { contract: '34000000', accepted: '0', paid: '0' },
    payments: [],
  });
  const types = then.body.item.steps.map(({ type }: any) => type);
  expect([types.at(-1), types.includes('GoodsReceived')]).toEqual(['ContractSigned', false]);
  expect((await who.auditor.get(`/v1/purchases/${purchaseId}?effective=2020-01-31`)).status).toBe(404);
  const listed = async (query: string) =>
    (await who.auditor.get(`/v1/purchases?${query}`)).body.items.map(({ status, paid }: any) => [
      status,
      paid,
    ]);
  expect(await listed('status=active&effective=2020-02-15')).toEqual([['active', '0']]);
  expect(await listed('status=completed&effective=2020-02-15')).toEqual([]);
  expect(await listed('effective=2020-03-09')).toEqual([['active', '34000000']]);
  expect(await listed('status=completed')).toEqual([['completed', '34000000']]);
});

test('who holds the account is sealed: an accountant in scope opens it, others are told they do not', async () => {
  const found = await who.auditor.get('/v1/events?type=PaymentRequested');
  const { index, event } = found.body.items.at(-1);
  expect(event.data.payeeAccount).toEqual({ bank: account.bank, number: account.number });
  expect(JSON.stringify(event)).not.toContain(account.holder);
  const opened = await who.accountant.get(`/v1/events/${index}/sealed`);
  expect(opened.body.fields).toMatchObject([{ name: 'accountHolder', state: 'open', text: account.holder }]);
  const { status, body } = await who.buyer.get(`/v1/events/${index}/sealed`);
  expect([status, body.code]).toEqual([403, 'sealed-field.not-readable']);
});
