import { beforeEach, describe, expect, test } from '@jest/globals';
import { quantity } from '#kernel';
import {
  account,
  approvedRequisition,
  awarded,
  type BuyingDesk,
  buyingDesk,
  commitmentOn,
  contractOf,
  ids,
  inspection,
  lastOf,
  lineA,
  lineB,
  million,
  planOf,
  revisionOf,
  signed,
  supplier,
  typesOf,
} from '#test/support/buying';
import { idNamed } from '#test/support/custody';

/** A purchase through the real runner, its lines, its requisitions and its assets. */

let desk: BuyingDesk;
const open = async (available?: [bigint, bigint]) => (desk = await buyingDesk(available));
const { purchase: purchaseId } = ids;

/** What a line holds of each measure, from the postings alone. */
const holds = (lineId: string, measure: string): bigint =>
  desk.events
    .flatMap(({ data }) => (data as { postings?: { account: string; amount: string }[] }).postings ?? [])
    .filter(({ account: name }) => name === `line/${lineId}/${measure}`)
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);

const sign = async (over: object = {}) =>
  desk.does('SignContract', contractOf(desk, over), 'signer', '2020-02-10', {
    ifMatch: revisionOf(desk, `purchase-${purchaseId}`),
  });
const deliver = async (cars = '6', numbers = ['TS-1', 'TS-2', 'TS-3', 'TS-4', 'TS-5', 'TS-6']) => {
  const delivery = {
    purchaseId,
    receiptId: ids.receipt,
    place: 'Kho',
    items: [{ no: 1, qty: quantity(cars) }],
  };
  await desk.does('ReceiveGoods', delivery, 'receiver', '2020-03-01');
  const acceptance = {
    purchaseId,
    acceptanceId: ids.acceptance,
    receiptId: ids.receipt,
    committee: ['member'],
  };
  await desk.does(
    'AcceptGoods',
    { ...acceptance, items: [inspection(cars, numbers)] },
    'receiver',
    '2020-03-05',
  );
  const invoice = {
    purchaseId,
    invoiceId: ids.invoice,
    supplierTaxCode: supplier.taxCode,
    series: 'AA',
    number: '1',
  };
  const amount = BigInt(cars) * 100n * million;
  const items = [{ no: 1, qty: quantity(cars), amount }];
  await desk.does(
    'RecordInvoice',
    { ...invoice, date: '2020-03-06', items, total: amount, tax: 0n },
    'payer',
    '2020-03-06',
  );
};
const voucher = (n: number, lineId: string) => ({
  purchaseId,
  paymentId: idNamed(`payment ${n}`),
  commitmentId: commitmentOn(desk, lineId),
  voucherNumber: `PC-${n}`,
  payeeAccount: account,
});
const pay = (n: number, lineId: string, cash: bigint, advanceCleared = 0n, on = '2020-03-10') =>
  desk.does(
    'PayPurchase',
    { ...voucher(n, lineId), invoiceId: ids.invoice, acceptanceIds: [ids.acceptance], cash, advanceCleared },
    'payer',
    on,
  );

describe('a whole purchase', () => {
  beforeEach(() => open());

  test('from a requisition to the retention, every đồng in its place', async () => {
    await signed(desk);
    expect([holds(lineA, 'committed'), holds(lineB, 'committed')]).toEqual([350n * million, 250n * million]);
    const advance = { ...voucher(1, lineA), amount: 200n * million };
    await desk.does('PayPurchaseAdvance', advance, 'payer', '2020-02-12');
    expect([holds(lineA, 'committed'), holds(lineA, 'advanced')]).toEqual([150n * million, 200n * million]);
    await deliver();
    expect(typesOf(desk, 'asset')).toEqual(Array(6).fill('AssetRegistered'));
    expect(lastOf(desk, 'AssetRegistered').fundings).toEqual([
      { lineId: lineA, share: '58333333' },
      { lineId: lineB, share: '41666667' },
    ]);
    await pay(2, lineA, 120n * million, 200n * million);
    await pay(3, lineB, 250n * million);
    expect(typesOf(desk, 'purchase').filter(type => type === 'PaymentConfirmed')).toHaveLength(3);
    await desk.does('CompletePurchase', { purchaseId }, 'buyer', '2020-03-20');
    expect(lastOf(desk, 'PurchaseCompleted')).toMatchObject({ retained: '30000000', releases: [] });
    expect([holds(lineA, 'committed'), holds(lineA, 'paid')]).toEqual([30n * million, 320n * million]);
  });

  test('with a downward amendment: recorded, then released', async () => {
    await signed(desk);
    const items = [{ no: 1, qty: quantity('5'), unitPrice: 100n * million }];
    const reductions = [{ commitmentId: commitmentOn(desk, lineB), amount: 100n * million }];
    const amendment = { purchaseId, amendmentId: idNamed('amendment'), items, additions: [], reductions };
    await desk.does('AmendContract', amendment, 'buyer', '2020-02-20');
    expect(holds(lineB, 'committed')).toBe(150n * million);
    expect(typesOf(desk, 'purchase').at(-1)).toBe('FundingReleased');
  });

  const dearer = (extra: bigint) => ({
    purchaseId,
    amendmentId: idNamed('amendment'),
    items: [{ no: 1, qty: quantity('6'), unitPrice: 100n * million + extra / 6n }],
    additions: [{ lineId: lineB, amount: extra }],
    reductions: [],
  });
  test('with an upward amendment: committed first, or refused', async () => {
    await signed(desk);
    await desk.does('AmendContract', dearer(30n * million), 'buyer', '2020-02-20');
    expect(lastOf(desk, 'ContractAmended').total).toBe('630000000');
    expect(holds(lineB, 'committed')).toBe(280n * million);
  });
  test('an amendment its line cannot pay for leaves everything as it was', async () => {
    await signed(desk);
    await desk.does('AmendContract', dearer(60n * million), 'buyer', '2020-02-20');
    expect(typesOf(desk, 'purchase').slice(-2)).toEqual(['FundingRefused', 'AmendmentRefused']);
    expect(lastOf(desk, 'AmendmentRefused')).toMatchObject({
      cause: 'budget-line.over-committed',
      numbers: { available: '50000000' },
    });
    expect(holds(lineB, 'committed')).toBe(250n * million);
  });

  test('terminated with a debt, which goes to its line when it comes back', async () => {
    await signed(desk);
    await desk.does(
      'PayPurchaseAdvance',
      { ...voucher(1, lineA), amount: 200n * million },
      'payer',
      '2020-02-12',
    );
    const termination = { purchaseId, terminationId: idNamed('termination'), grounds: 'Không giao hàng' };
    await desk.does('TerminateContract', termination, 'signer', '2020-03-01');
    expect(lastOf(desk, 'ContractTerminated')).toMatchObject({ outstandingAdvance: '200000000' });
    expect([holds(lineA, 'committed'), holds(lineB, 'committed')]).toEqual([0n, 0n]);
    const recovery = {
      purchaseId,
      recoveryId: idNamed('r'),
      commitmentId: commitmentOn(desk, lineA),
      voucherNumber: 'PT',
    };
    await desk.does('RecoverPurchaseAdvance', { ...recovery, amount: 200n * million }, 'payer', '2020-04-01');
    expect([holds(lineA, 'advanced'), holds(lineA, 'available')]).toEqual([0n, 400n * million]);
  });

  test('a reversed payment may be made again', async () => {
    await signed(desk);
    await deliver();
    await pay(1, lineA, 300n * million);
    const reversal = { purchaseId, reversalId: idNamed('reversal'), paymentId: idNamed('payment 1') };
    await desk.does('ReversePurchasePayment', reversal, 'payer', '2020-03-11');
    expect([holds(lineA, 'paid'), holds(lineA, 'committed')]).toEqual([0n, 350n * million]);
    await pay(2, lineA, 350n * million, 0n, '2020-03-12');
    expect(holds(lineA, 'paid')).toBe(350n * million);
  });

  test('a payment its line refuses is no payment', async () => {
    await signed(desk);
    await deliver();
    desk.clock.at = '2021-03-01T03:00:00.000Z';
    await pay(1, lineA, 300n * million, 0n, '2021-02-15');
    expect(lastOf(desk, 'PaymentRefused')).toMatchObject({ cause: 'budget-line.outside-fiscal-year' });
    await pay(2, lineA, 300n * million, 0n, '2020-12-15');
    expect(holds(lineA, 'paid')).toBe(300n * million);
  });

  test('asset, contract and invoice numbers belong to one', async () => {
    await signed(desk);
    await deliver('3', ['TS-1', 'TS-2', 'TS-3']);
    const more = {
      purchaseId,
      receiptId: idNamed('second'),
      place: 'Kho',
      items: [{ no: 1, qty: quantity('1') }],
    };
    await desk.does('ReceiveGoods', more, 'receiver', '2020-03-07');
    const again = {
      purchaseId,
      acceptanceId: idNamed('second'),
      receiptId: idNamed('second'),
      committee: ['m'],
    };
    const taken = { ...again, items: [inspection('1', ['TS-2'])] };
    expect(await desk.asks('AcceptGoods', taken, 'receiver', '2020-03-08')).toMatchObject({
      code: 'asset.number-taken',
    });
    const free = { ...again, items: [inspection('1', ['TS-4'])] };
    expect(await desk.asks('AcceptGoods', free, 'receiver', '2020-03-08')).toMatchObject({
      kind: 'accepted',
    });
  });
});

describe('signing', () => {
  test('is refused after everything committed was given back', async () => {
    await open([400n * million, 100n * million]);
    await awarded(desk);
    await sign();
    expect(typesOf(desk, 'purchase').slice(-5)).toEqual([
      'FundingCommitted',
      'FundingRefused',
      'CommitmentsUndone',
      'FundingReleased',
      'SigningRefused',
    ]);
    expect([holds(lineA, 'committed'), holds(lineB, 'committed')]).toEqual([0n, 0n]);
    const fundings = [{ lineId: lineA, amount: 400n * million }];
    const refused = await desk.asks('SignContract', contractOf(desk, { fundings }), 'signer', '2020-02-10', {
      ifMatch: revisionOf(desk, `purchase-${purchaseId}`),
    });
    expect(refused).toMatchObject({ code: 'contract.fundings-differ' });
  });

  test('needs the revision it saw', async () => {
    await open();
    await awarded(desk);
    const outcome = await desk.asks('SignContract', contractOf(desk), 'signer', '2020-02-10');
    expect(outcome).toMatchObject({ kind: 'turned-away', code: 'command.precondition-required' });
  });
});

describe('quantities of a requisition', () => {
  test('two plans at once: one of them is refused and frees what it had', async () => {
    await open();
    await approvedRequisition(desk);
    await desk.asks('PlanPurchase', planOf('4'), 'buyer', '2020-01-15');
    await desk.does('PlanPurchase', planOf('3', idNamed('rival')), 'buyer', '2020-01-15');
    const plans = desk.events.filter(({ type }) => ['PlanConfirmed', 'PlanningRefused'].includes(type));
    expect(plans.map(({ type, stream }) => [type, stream])).toEqual([
      ['PlanConfirmed', `purchase-${purchaseId}`],
      ['PlanningRefused', `purchase-${idNamed('rival')}`],
    ]);
    const third = planOf('2', idNamed('third'));
    await desk.does('PlanPurchase', third, 'buyer', '2020-01-16');
    expect(typesOf(desk, 'purchase').at(-1)).toBe('PlanConfirmed');
  });

  test('of a cancelled purchase are free again', async () => {
    await open();
    await awarded(desk);
    const withdraw = { requisitionId: ids.requisition };
    expect(await desk.asks('WithdrawRequisition', withdraw, 'requester')).toMatchObject({
      code: 'requisition.planned',
    });
    await desk.does('CancelPurchase', { purchaseId }, 'buyer');
    await desk.does('WithdrawRequisition', withdraw, 'requester');
    expect(typesOf(desk, 'requisition').at(-1)).toBe('RequisitionWithdrawn');
  });
});
