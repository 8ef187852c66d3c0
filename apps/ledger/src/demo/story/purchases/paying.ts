import { offered, worthOf } from './contracting.js';
import { partId } from './demo-purchase.js';
import type { Funding, PurchaseDesk } from './purchase-desk.js';
import { accountOf, supplierOf } from './suppliers.js';

const voucher = (desk: PurchaseDesk, id: string) => ({
  paymentId: partId(desk.purchase, 'payment', id),
  voucherNumber: `UNC-${desk.purchase.key}-${id}`,
  payeeAccount: accountOf(desk.purchase),
});

/** Three tenths of the contract, before anything is delivered. */
export const payAdvance = async (desk: PurchaseDesk, [first]: readonly Funding[]): Promise<bigint> => {
  const amount = (worthOf(offered(desk)) * 3n) / 10n;
  await desk.act({
    as: 'accountant',
    verb: 'pay-advance',
    day: 40,
    document: desk.paper('voucher', 40, '-TU'),
    body: { ...voucher(desk, 'TU'), commitmentId: first!.commitmentId, amount: `${amount}` },
  });
  return amount;
};

const invoice = async (desk: PurchaseDesk): Promise<string> => {
  const { purchase } = desk;
  const items = offered(desk, true).map(item => ({
    no: item.no,
    qty: item.qty,
    amount: `${worthOf([item])}`,
  }));
  const total = items.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const invoiceId = partId(purchase, 'invoice', 1);
  await desk.act({
    as: 'accountant',
    verb: 'invoice',
    day: 88,
    document: desk.paper('invoice', 88),
    body: {
      invoiceId,
      supplierTaxCode: supplierOf(purchase).taxCode,
      series: 'HD/18E',
      date: desk.day(88),
      number: purchase.key.replace('-', '00'),
      items,
      total: `${total}`,
      tax: `${total / 11n}`,
    },
  });
  return invoiceId;
};

interface Bill {
  readonly invoiceId: string;
  readonly acceptanceIds: readonly string[];
  readonly commitmentId: string;
  readonly cash: bigint;
  readonly advanceCleared: bigint;
}

const pay = (
  desk: PurchaseDesk,
  id: string,
  bill: Bill,
  more?: { as?: string; refused?: string; day?: number },
) =>
  desk.act({
    as: 'accountant',
    verb: 'pay',
    again: id,
    day: 92,
    document: desk.paper('voucher', 92, `-${id}`),
    ...more,
    body: {
      ...voucher(desk, id),
      ...bill,
      cash: `${bill.cash}`,
      advanceCleared: `${bill.advanceCleared}`,
    },
  });

/** The first attempts that the rules refuse, and the payment that is made in error and undone. */
const payWithTrouble = async (desk: PurchaseDesk, bill: Bill): Promise<void> => {
  const { fate } = desk.purchase;
  if (fate === 'overpaid')
    await pay(
      desk,
      'TTT',
      { ...bill, cash: bill.cash * 2n },
      { as: 'accountant', refused: 'payment.beyond-owed' },
    );
  if (fate === 'storekeeperPays')
    await pay(desk, 'TTK', bill, { as: 'storekeeper', refused: 'purchase.duties-not-apart' });
  if (fate !== 'reversed') return;
  await pay(desk, 'TT0', bill);
  await desk.act({
    as: 'accountant',
    verb: 'reverse-payment',
    day: 93,
    document: desk.paper('decision', 93, '-HUY'),
    body: {
      paymentId: partId(desk.purchase, 'payment', 'TT0'),
      reason: 'Chuyển nhầm ngày, ngân hàng hoàn trả (minh hoạ)',
    },
  });
};

/** Each line pays its part; the advance is set off against the first. */
export const settle = async (
  desk: PurchaseDesk,
  fundings: readonly Funding[],
  advance: bigint,
  acceptanceIds: readonly string[],
): Promise<void> => {
  const invoiceId = await invoice(desk);
  const total = worthOf(offered(desk, true));
  const retained = desk.purchase.fate === 'retained' ? (total * 5n) / 100n : 0n;
  for (const [n, { commitmentId, amount }] of fundings.entries()) {
    const advanceCleared = n === 0 ? advance : 0n;
    const cash = amount - advanceCleared - (n === 0 ? retained : 0n);
    const bill = { invoiceId, acceptanceIds, commitmentId, cash, advanceCleared };
    if (n === 0) await payWithTrouble(desk, bill);
    const day = desk.purchase.fate === 'reversed' ? 94 : 92;
    await pay(desk, `TT${n + 1}`, bill, { day });
  }
  await desk.act({ as: 'buyer', verb: 'complete', day: 97, document: desk.paper('settlement', 97) });
  if (retained > 0n) await releaseRetention(desk, fundings[0]!, retained);
};

const releaseRetention = (desk: PurchaseDesk, { commitmentId }: Funding, amount: bigint) =>
  desk.act({
    as: 'accountant',
    verb: 'release-retention',
    day: 121,
    document: desk.paper('voucher', 121, '-BH'),
    body: { ...voucher(desk, 'BH'), commitmentId, amount: `${amount}` },
  });
