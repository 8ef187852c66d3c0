import { quantity } from '#kernel';
import { digestOf } from '#requisitions/events';
import type { Drawing } from '../drawing.js';
import { lastOf, revisionOf, type WholeDesk } from '../whole-desk.js';
import { days, founded, granted, type History, lineOf, nth } from './around.js';

/** One purchase from its requisition to its payment, and sometimes to its end; now and then another beside it. */
const item = { no: 1, itemCode: 'xe-oto', description: 'Xe ô tô', uom: 'chiếc', estUnitPrice: 20n };
const line = lineOf('bca');
export const supplier = { taxCode: '0800123456', name: 'Công ty Thành Đông' };
export const another = { taxCode: '0800999999', name: 'Công ty Khác' };
const account = { bank: 'Vietcombank', number: '0341000123456' };
const data = (desk: WholeDesk, type: string) => lastOf(desk, type)?.data as any;
const purchaseId = nth('purchase', 1);

export const asked = async (desk: WholeDesk, n: number, on: string, requester: string): Promise<string> => {
  const requisitionId = nth('requisition', n);
  const need = {
    requisitionId,
    unitId: 'hai-duong',
    neededBy: '2020-06-01',
    purpose: 'x',
    urgency: 'normal',
  };
  const items = [{ ...item, qty: quantity('2') }];
  await desk.does(`hai-duong/${requester}`, 'SubmitRequisition', { ...need, items }, on);
  const approval = {
    requisitionId,
    seenDigest: digestOf(data(desk, 'RequisitionSubmitted')),
    approvedItems: [{ no: 1, qty: quantity('2') }],
  };
  await desk.does('hai-duong/p-approver', 'ApproveRequisition', approval, on, { ifMatch: 0 });
  return requisitionId;
};

export const awarded = async (
  desk: WholeDesk,
  id: string,
  requisitionId: string,
  method: string,
  on: string,
) => {
  const { does } = desk;
  const items = [{ no: 1, sources: [{ requisitionId, no: 1, qty: quantity('2') }] }];
  const plan = { purchaseId: id, buyerUnit: 'hai-duong', category: 'goods', fundings: [], items };
  await does('hai-duong/p-buyer', 'PlanPurchase', plan, on);
  const rationale = { legalRule: 'Điều 22', rationale: 'Gấp' };
  await does('hai-duong/p-buyer', 'SelectMethod', { purchaseId: id, method, ...rationale }, on);
  return goesTo(desk, id, supplier, on);
};

/** The award, of what was planned last. */
export const goesTo = (desk: WholeDesk, id: string, by: typeof supplier, on: string) => {
  const seenDigest = digestOf({
    plan: data(desk, 'PurchasePlanned'),
    method: data(desk, 'MethodSelected'),
  });
  const offer = { supplier: by, bidders: [], items: [{ no: 1, qty: quantity('2'), unitPrice: 20n }] };
  const ifMatch = revisionOf(desk, `purchase-${id}`);
  return desk.does('hai-duong/p-buyer', 'AwardPurchase', { purchaseId: id, seenDigest, ...offer }, on, {
    ifMatch,
  });
};

export const signed = (desk: WholeDesk, on: string, more: object = {}) => {
  const contract = {
    purchaseId,
    signingId: nth('signing', 1),
    contractNumber: '05/2020',
    signedOn: on,
    seenDigest: digestOf(data(desk, 'PurchaseAwarded')),
    fundings: [{ lineId: line, amount: 40n }],
    payeeAccount: account,
    advanceTerms: { maxPct: 50 },
    retentionPct: 0,
    deliveryDue: '2020-06-01',
  };
  const ifMatch = revisionOf(desk, `purchase-${purchaseId}`);
  return desk.does('hai-duong/p-signer', 'SignContract', contract, on, { ifMatch, ...more });
};

const delivered = async ({ does }: WholeDesk, on: string, accepted: string) => {
  const receiptId = nth('receipt', 1);
  const acceptanceId = nth('acceptance', 1);
  const rest = { place: 'Kho', deliveryNote: 'PN-1' };
  const items = [{ no: 1, qty: quantity('2') }];
  await does('hai-duong/p-receiver', 'ReceiveGoods', { purchaseId, receiptId, items, ...rest }, on);
  const inspected = {
    no: 1,
    accepted: quantity(accepted),
    rejected: 0n,
    registration,
    destination: { unitId: 'hai-duong', officerId: 'p-officer', location: 'Bãi xe' },
    assets: ['XE-1', 'XE-2'].slice(0, Number(accepted)).map(assetNumber => ({ assetNumber })),
  };
  const acceptance = { purchaseId, acceptanceId, receiptId, committee: ['p-judge'], items: [inspected] };
  await does('hai-duong/p-receiver', 'AcceptGoods', acceptance, on);
};
const registration = { assetClass: 'fixedAsset', regime: 'specialised' };

const paid = async (desk: WholeDesk, draw: Drawing, on: string) => {
  const invoiceId = nth('invoice', 1);
  const paymentId = nth('pay', 2);
  const { fundings } = data(desk, 'ContractSigned') ?? { fundings: [{}] };
  const drawn = { purchaseId, lineId: line, commitmentId: fundings[0].commitmentId, payeeAccount: account };
  const accepted = data(desk, 'GoodsAccepted')?.items[0].accepted ?? '1';
  const invoice = {
    purchaseId,
    invoiceId,
    series: 'A',
    number: '1',
    date: on,
    tax: 0n,
    total: 20n * BigInt(accepted),
    items: [{ no: 1, qty: quantity(accepted), amount: 20n * BigInt(accepted) }],
  };
  await desk.does(
    'hai-duong/p-accountant',
    'RecordInvoice',
    { supplierTaxCode: supplier.taxCode, ...invoice },
    on,
  );
  const cleared = draw.pick([0n, 5n]);
  const content = {
    ...drawn,
    paymentId,
    invoiceId,
    acceptanceIds: [nth('acceptance', 1)],
    voucherNumber: 'UNC-2',
  };
  const amount = { cash: 15n - cleared, advanceCleared: cleared };
  await desk.does('hai-duong/p-accountant', 'PayPurchase', { ...content, ...amount }, on);
  if (draw.once(2))
    await desk.does(
      'hai-duong/p-accountant',
      'ReversePurchasePayment',
      { purchaseId, paymentId, reversalId: nth('reversal', 1) },
      on,
    );
};

const advanced = (desk: WholeDesk, on: string) => {
  const { fundings } = data(desk, 'ContractSigned') ?? { fundings: [{}] };
  const drawn = { purchaseId, lineId: line, commitmentId: fundings[0].commitmentId, payeeAccount: account };
  const content = { ...drawn, paymentId: nth('pay', 1), amount: 5n, voucherNumber: 'UNC-1' };
  return desk.does('hai-duong/p-accountant', 'PayPurchaseAdvance', content, on);
};

/** Ways a purchase ends, or does not. */
const endings: readonly ((desk: WholeDesk, on: string) => Promise<unknown>)[] = [
  async () => undefined,
  ({ does }, on) =>
    does(
      'hai-duong/p-signer',
      'TerminateContract',
      { purchaseId, terminationId: nth('termination', 1), grounds: 'x' },
      on,
      { reason: 'x', ifMatch: 0 },
    ),
  ({ does }, on) => does('hai-duong/p-buyer', 'CompletePurchase', { purchaseId }, on),
];

export const buying: History = async (desk, draw) => {
  await founded(desk, [], 'fiscalYearWindow', 'procurementThresholds');
  const early = draw.pick(days.slice(0, 2));
  const late = draw.pick(days.slice(2));
  await granted(desk, 100n);
  const method = draw.pick(['headDecision', 'openBidding']);
  await awarded(desk, purchaseId, await asked(desk, 1, early, 'p-requester'), method, early);
  await signed(desk, early);
  // A second like the first is above the threshold with it, until it is given up or goes to somebody else.
  const second = nth('purchase', 2);
  const other = await asked(desk, 2, late, draw.pick(['p-requester', 'p-requester', 'p-approver']));
  await awarded(desk, second, other, 'headDecision', late);
  if (draw.once(2)) await goesTo(desk, second, another, days[3]);
  if (draw.once(2)) await desk.does('hai-duong/p-buyer', 'CancelPurchase', { purchaseId: second }, days[3]);
  await advanced(desk, late);
  await delivered(desk, late, draw.pick(['1', '2']));
  await paid(desk, draw, draw.pick(days.slice(2)));
  await draw.pick(endings)(desk, days[3]);
};
