import { spec } from '#event-sourcing/testing';
import { paymentRefused, purchaseCompleted, recoveryRequested, reversalRequested } from '../events/index.js';
import { purchase } from './purchase.decider.js';
import {
  acceptanceId,
  accepted,
  account,
  commitA,
  command,
  invoiced,
  invoiceId,
  lineA,
  paid,
  paying,
  person,
  purchaseId,
  received,
  refusal,
  signed,
  supplier,
  uuid,
} from './testing/samples.js';

const given = spec(purchase);
const fact = (type: string, data: object = {}) => ({ type, data });
const bn = 1_000_000_000n;
const payer = person('payer');
const drawn = { paymentId: uuid(60), commitmentId: commitA, voucherNumber: 'PC-x', payeeAccount: account };
const advance = (amount: bigint, over: object = {}) =>
  command('PayPurchaseAdvance', { ...drawn, amount, ...over });
const pay = (cash: bigint, advanceCleared = 0n, over: object = {}) =>
  command('PayPurchase', {
    ...drawn,
    invoiceId,
    acceptanceIds: [acceptanceId],
    cash,
    advanceCleared,
    ...over,
  });
const delivered = [...signed(), received(), accepted(), invoiced()];
const before = { ...payer, effectiveDate: '2020-03-20' };

describe('an advance', () => {
  test('within the terms of the contract, those given before included', () => {
    given(...signed())
      .when(advance(1_830_000_000n), {}, payer)
      .then(fact('PaymentRequested', { kind: 'advance' }));
    given(...signed(), paying(61, 'advance', bn))
      .when(advance(830_000_001n), {}, payer)
      .thenRefused('advance.beyond-terms', { given: bn, limit: 1_830_000_000n });
  });

  test('to the account of the contract only', () =>
    given(...signed())
      .when(advance(1n, { payeeAccount: { ...account, number: '999' } }), {}, payer)
      .thenRefused('payment.account-differs'));

  test('never before its commitment', () =>
    given(...signed())
      .when(advance(1n), {}, { ...payer, effectiveDate: '2020-02-09' })
      .thenRefused('purchase.too-early'));

  test('comes back only as far as it is outstanding', () => {
    const recover = (amount: bigint) =>
      command('RecoverPurchaseAdvance', {
        recoveryId: uuid(70),
        commitmentId: commitA,
        amount,
        voucherNumber: 'PT-1',
      });
    const given1bn = [...signed(), ...paid(61, 'advance', bn)];
    given(...given1bn)
      .when(recover(bn), {}, payer)
      .then(fact('RecoveryRequested', { lineId: lineA }));
    given(...given1bn)
      .when(recover(bn + 1n), {}, payer)
      .thenRefused('advance.exceeded');
  });
});

describe('a payment', () => {
  test('in cash and by clearing an advance', () =>
    given(...signed(), ...paid(61, 'advance', bn), received(), accepted(), invoiced())
      .when(pay(2n * bn, bn), {}, payer)
      .then(
        fact('PaymentRequested', {
          kind: 'final',
          cash: '2000000000',
          advanceCleared: '1000000000',
          lineId: lineA,
        }),
      ));

  test('paid and pending never exceed what was accepted', () => {
    const early = [...signed(), received('2'), accepted('2'), invoiced()];
    given(...early)
      .when(pay(1_140_000_001n), {}, before)
      .thenRefused('payment.retention-withheld');
    given(...early)
      .when(pay(1_200_000_001n), {}, before)
      .thenRefused('payment.beyond-owed', { accepted: 1_200_000_000n });
    given(...early, paying(61, 'final', bn))
      .when(pay(200_000_001n), {}, before)
      .thenRefused('payment.beyond-owed', { paid: bn });
  });

  test('nor what was invoiced', () =>
    given(...signed(), received(), accepted(), invoiced(bn))
      .when(pay(bn + 1n), {}, payer)
      .thenRefused('payment.beyond-owed', { invoiced: bn }));

  test('what was accepted after its day does not count', () =>
    given(...delivered)
      .when(pay(1n), {}, { ...payer, effectiveDate: '2020-03-04' })
      .thenRefused('payment.before-acceptance'));

  test('keeps the retention until it is due', () => {
    const late = { ...payer, effectiveDate: '2021-02-10', today: '2021-02-10' };
    const rest = [...delivered, ...paid(61, 'final', 3n * bn)];
    given(...rest)
      .when(pay(1_000_000_000n), {}, payer)
      .then(fact('PaymentRequested'));
    given(...delivered)
      .when(pay(3_999_999_999n), {}, late)
      .then(fact('PaymentRequested'));
  });

  test('draws on one commitment, and no more than it has', () =>
    given(...delivered)
      .when(pay(4n * bn + 1n), {}, payer)
      .thenRefused('payment.beyond-funding', { undrawn: 4n * bn }));

  test.each([
    ['an unknown invoice', { invoiceId: uuid(99) }, 'invoice.unknown'],
    ['an unknown acceptance', { acceptanceIds: [uuid(99)] }, 'acceptance.unknown'],
    ['another commitment', { commitmentId: uuid(99) }, 'commitment.unknown'],
    ['nothing', { cash: 0n }, 'payment.empty'],
    ['more advance than there is', { advanceCleared: 1n }, 'advance.exceeded'],
  ])('not on %s', (_, over, code) =>
    given(...delivered)
      .when(pay(1n, 0n, over), {}, payer)
      .thenRefused(code),
  );

  test('a voucher pays once, unless its line refused it', () => {
    const used = pay(1n, 0n, { voucherNumber: 'PC-61' });
    given(...delivered, paying(61, 'final', 5n))
      .when(used, {}, payer)
      .thenRefused('payment.voucher-used');
    const gone = paymentRefused({
      purchaseId,
      paymentId: uuid(61),
      kind: 'final',
      lineId: lineA,
      commitmentId: commitA,
      cash: '5',
      advanceCleared: '0',
      ...refusal,
    });
    given(...delivered, paying(61, 'final', 5n), gone)
      .when(used, {}, payer)
      .then(fact('PaymentRequested'));
  });

  test('what a line refused may be paid again', () => {
    const told = given(...delivered, paying(61, 'final', 5n)).when(
      command('RefusePayment', { paymentId: uuid(61), ...refusal }),
    );
    told.then(fact('PaymentRefused', { paymentId: uuid(61), cash: '5', ...refusal }));
  });

  test('is undone once, and reopens what was completed', () => {
    const all = [...delivered, ...paid(61, 'final', 3n * bn)];
    const reverse = command('ReversePurchasePayment', { reversalId: uuid(80), paymentId: uuid(61) });
    const completed = purchaseCompleted({ purchaseId, retained: '0', releases: [] });
    given(...all, completed)
      .when(reverse, {}, payer)
      .then(fact('ReversalRequested', { lineId: lineA }));
    const asked = reversalRequested({
      purchaseId,
      reversalId: uuid(80),
      paymentId: uuid(61),
      lineId: lineA,
      commitmentId: commitA,
      cash: '3000000000',
      advanceCleared: '0',
    });
    given(...all, completed, asked)
      .when(reverse, {}, payer)
      .thenRefused('payment.not-reversible');
    const told = command('ConfirmReversal', { paymentId: uuid(61) });
    given(...all, completed, asked)
      .when(told)
      .then(fact('ReversalConfirmed', { reversalId: uuid(80) }));
    const undone = { type: 'ReversalConfirmed', data: { purchaseId, paymentId: uuid(61) } };
    const { state } = given(...all, completed, asked, undone);
    expect([state.status, state.fundings.get(commitA)!.undrawn]).toEqual(['active', 4n * bn]);
  });
});

describe('an invoice', () => {
  const record = (over: object = {}) =>
    command('RecordInvoice', {
      invoiceId,
      supplierTaxCode: supplier.taxCode,
      series: 'AA/20E',
      number: '8',
      date: '2020-03-01',
      items: [{ no: 1, qty: 1_000_000n, amount: 10n }],
      total: 10n,
      tax: 1n,
      ...over,
    });
  test('is recorded', () =>
    given(...signed())
      .when(record())
      .then(fact('InvoiceRecorded', { total: '10' })));
  test.each([
    ['of another supplier', { supplierTaxCode: '0100000000' }, 'invoice.supplier-differs'],
    ['a second time', { number: '7' }, 'invoice.already-recorded'],
    ['from the future', { date: '2020-06-02' }, 'invoice.dated-later'],
    ['that does not add up', { total: 11n }, 'invoice.total-differs'],
    ['with more tax than money', { tax: 11n }, 'invoice.total-differs'],
    ['for what was not bought', { items: [{ no: 9, qty: 1n, amount: 10n }] }, 'item.unknown'],
  ])('not %s', (_, over, code) =>
    given(...delivered)
      .when(record(over))
      .thenRefused(code),
  );
});

test('an answer nobody waits for changes nothing', () => {
  for (const type of ['ConfirmPayment', 'RefusePayment', 'ConfirmReversal', 'RefuseReversal'])
    given(...signed())
      .when(command(type, { paymentId: uuid(61), ...refusal }))
      .thenRefused('payment.unknown');
  for (const type of ['ConfirmRecovery', 'RefuseRecovery'])
    given(...signed())
      .when(command(type, { recoveryId: uuid(61), ...refusal }))
      .thenRefused('payment.unknown');
});

test('a recovery that its line refuses leaves the advance outstanding', () => {
  const asked = recoveryRequested({
    purchaseId,
    recoveryId: uuid(70),
    lineId: lineA,
    commitmentId: commitA,
    amount: '5',
    voucherNumber: 'PT',
  });
  const refused = {
    type: 'RecoveryRefused',
    data: { purchaseId, recoveryId: uuid(70), commitmentId: commitA, amount: '5' },
  };
  const { state } = given(...signed(), ...paid(61, 'advance', bn), asked, refused);
  expect(state.fundings.get(commitA)!.advanced).toBe(bn);
});
