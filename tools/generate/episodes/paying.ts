import { smallest } from '#kernel';
import { days } from '../episode.js';
import type { Part, PurchaseFile } from './purchase-file.js';

const of = (file: PurchaseFile, type: string): readonly any[] =>
  file.done.flatMap(({ events }) => events).flatMap(event => (event.type === type ? [event.data] : []));

/** The invoice, its payment, and what goes wrong with it; then the end of the contract. */
export function* paid(file: PurchaseFile): Part {
  const { world } = file;
  const { chance } = world;
  yield* days(chance.between(1, 8));
  const invoiceId = yield* invoiced(file);
  if (invoiceId === undefined) return;
  yield* days(chance.between(1, 12));
  const acceptances = of(file, 'GoodsAccepted');
  const worth = acceptances.reduce((sum, { total }) => sum + BigInt(total), 0n);
  const voucher = () => ({
    paymentId: world.id('payment'),
    commitmentId: file.commitmentId,
    voucherNumber: `UNC-${world.number()}`,
    payeeAccount: file.account,
  });
  const acceptanceIds = acceptances.map(({ acceptanceId }) => acceptanceId);
  const advance = advanceOf(file);
  /** The first payment sets off what was advanced. */
  const paysFirst = (worthOf: bigint) => pays(worthOf - advance, undefined, advance);
  const pays = (cash: bigint, on?: string, advanceCleared = 0n) =>
    file.does(
      'PayPurchase',
      { ...voucher(), invoiceId, acceptanceIds, cash, advanceCleared },
      'payer',
      'uỷ nhiệm chi',
      {
        ...(on ? { on } : {}),
      },
    );
  const retained = (worth * BigInt(file.last('ContractSigned').retentionPct) + 99n) / 100n;
  switch (chance.weighed({ once: 62, twice: 14, beyond: 6, undone: 7, notYet: 7, terminated: 4 })) {
    case 'once':
      yield* paysFirst(worth - retained);
      break;
    case 'twice':
      yield* paysFirst((worth - retained) / 2n);
      yield* days(chance.between(3, 15));
      yield* pays(worth - retained - (worth - retained) / 2n);
      break;
    case 'beyond':
      yield* pays(worth + 1_000_000n);
      yield* paysFirst(worth - retained);
      break;
    case 'undone':
      yield* paysFirst(worth - retained);
      yield* undone(file, worth - retained - advance, cash => pays(cash, world.today, advance));
      break;
    case 'notYet':
      return;
    case 'terminated':
      yield* file.does('TerminateContract', termination(file), 'signer', 'quyết định chấm dứt');
      return yield* settledLater(file, retained);
  }
  yield* days(chance.between(1, 20));
  yield* file.does('CompletePurchase', {}, 'buyer', 'biên bản thanh lý');
  yield* settledLater(file, retained);
}

const termination = ({ world }: PurchaseFile) => ({
  terminationId: world.id('termination'),
  grounds: 'Vi phạm hợp đồng',
});

function* undone(file: PurchaseFile, cash: bigint, pays: (cash: bigint) => Part<unknown>): Part {
  const paymentId = file.last('PaymentConfirmed')?.paymentId;
  if (paymentId === undefined) return;
  yield* days(file.world.chance.between(1, 10));
  const reversal = { reversalId: file.world.id('reversal'), paymentId };
  yield* file.does('ReversePurchasePayment', reversal, 'payer', 'chứng từ huỷ');
  yield* pays(cash);
}

/** What the retention kept, when it is due; what an advance still owes, when a contract ended early. */
function* settledLater(file: PurchaseFile, retained: bigint): Part {
  const { world, commitmentId } = file;
  const voucher = () => ({ commitmentId, voucherNumber: `UNC-${world.number()}` });
  if (file.last('PurchaseCompleted') !== undefined && retained > 0n) {
    yield* days(120);
    const data = {
      ...voucher(),
      paymentId: world.id('payment'),
      amount: retained,
      payeeAccount: file.account,
    };
    yield* file.does('ReleaseRetention', data, 'payer', 'uỷ nhiệm chi');
  }
  const outstanding = BigInt(file.last('ContractTerminated')?.outstandingAdvance ?? 0);
  if (outstanding === 0n || world.chance.percent(50)) return;
  yield* days(world.chance.between(10, 40));
  const data = { ...voucher(), recoveryId: world.id('recovery'), amount: outstanding };
  yield* file.does('RecoverPurchaseAdvance', data, 'payer', 'giấy nộp tiền');
}

const advanceOf = (file: PurchaseFile): bigint =>
  of(file, 'AdvancePaid').reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** An invoice for everything that was accepted. */
function* invoiced(file: PurchaseFile): Part<string | undefined> {
  const { world, supplier } = file;
  const items = of(file, 'GoodsAccepted').flatMap(acceptance => acceptance.items as any[]);
  if (items.length === 0) return undefined;
  const lines = file.wanted.map(({ no }) => {
    const own = items.filter(item => item.no === no);
    const sum = (name: string) => own.reduce((total, item) => total + BigInt(item[name]), 0n);
    return { no, qty: smallest(sum('accepted') * 1_000_000n, 10n ** 15n), amount: sum('amount') };
  });
  const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const invoice = {
    invoiceId: world.id('invoice'),
    supplierTaxCode: supplier.taxCode,
    series: 'AA/20E',
    number: `${world.number()}`,
    date: world.today,
    items: lines,
    total,
    tax: total / 11n,
  };
  yield* file.does('RecordInvoice', invoice, 'payer', 'hoá đơn', { on: world.today });
  return file.last('InvoiceRecorded')?.invoiceId;
}
