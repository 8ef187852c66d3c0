import { on } from '#event-sourcing/testing';
import { direct, fact, givenLine, ids, line, ofPurchase, pay, reverse } from '../../testing/index.js';

const held = [fact.appropriated(30n), fact.committed(20n)];

describe('PostPayment', () => {
  test('pays cash from what is held and sets off advances', () =>
    givenLine(...held, fact.advanced(8n))
      .when(pay({ cash: 12n, advanceCleared: 8n }))
      .then({
        type: 'PaymentPosted',
        data: {
          lineId: line,
          commitmentId: ids.need,
          owner: direct,
          paymentId: ids.payment,
          cash: '12',
          advanceCleared: '8',
          voucherNumber: 'UNC-2',
          postings: [
            { account: `line/${line}/committed`, commodity: 'VND', amount: '-12' },
            { account: `line/${line}/paid`, commodity: 'VND', amount: '12' },
            { account: `line/${line}/advanced`, commodity: 'VND', amount: '-8' },
            { account: `line/${line}/paid`, commodity: 'VND', amount: '8' },
          ],
        },
      }));
  test('an advance may cover everything: then no cash is posted', () =>
    givenLine(...held, fact.advanced(8n))
      .when(pay({ cash: 0n, advanceCleared: 8n }))
      .then({
        type: 'PaymentPosted',
        data: {
          cash: '0',
          postings: [{ account: `line/${line}/advanced` }, { account: `line/${line}/paid` }],
        },
      }));

  describe('is refused', () => {
    test('without a commitment', () => givenLine().when(pay()).thenRefused('commitment.unknown'));
    test('by hand for a purchase', () =>
      givenLine(fact.appropriated(30n), fact.committed(20n, ids.need, ofPurchase))
        .when(pay())
        .thenRefused('commitment.owned-by-purchase'));
    test('for nothing', () =>
      givenLine(...held)
        .when(pay({ cash: 0n }))
        .thenRefused('payment.empty'));
    test('twice under one id, also after a reversal', () =>
      givenLine(...held, fact.paid(10n), fact.reversed(10n))
        .when(pay())
        .thenRefused('payment.exists'));
    test('beyond what the commitment holds', () =>
      givenLine(...held, fact.released(15n))
        .when(pay())
        .thenRefused('commitment.exceeded', { asked: 10n, committed: 5n, short: 5n }));
    test('setting off more than is outstanding', () =>
      givenLine(...held, fact.advanced(4n))
        .when(pay({ cash: 1n, advanceCleared: 5n }))
        .thenRefused('advance.exceeded', { asked: 5n, outstanding: 4n }));
    test('setting off an advance before it left', () =>
      givenLine(...held, on('2020-05-05', fact.advanced(4n)))
        .when(pay({ cash: 0n, advanceCleared: 4n }), { effectiveDate: '2020-05-04' })
        .thenRefused('advance.exceeded', { outstanding: 0n }));
    test('out of what a later payment needs', () =>
      givenLine(...held, on('2020-05-01', fact.paid(15n, 0n, ids.advance)))
        .when(pay(), { effectiveDate: '2020-04-01' })
        .thenRefused('commitment.exceeded', { committed: 5n }));
  });
});

describe('ReversePayment', () => {
  const settled = [...held, fact.advanced(8n), on('2020-04-01', fact.paid(12n, 8n))];

  test('puts cash back to committed and advances back to outstanding', () =>
    givenLine(...settled)
      .when(reverse())
      .then({
        type: 'PaymentReversed',
        data: {
          commitmentId: ids.need,
          owner: direct,
          paymentId: ids.payment,
          cash: '12',
          advanceCleared: '8',
          postings: [
            { account: `line/${line}/paid`, amount: '-12' },
            { account: `line/${line}/committed`, amount: '12' },
            { account: `line/${line}/paid`, amount: '-8' },
            { account: `line/${line}/advanced`, amount: '8' },
          ],
        },
      }));
  test('what came back can be paid again', () =>
    givenLine(...settled, fact.reversed(12n, 8n))
      .when(pay({ paymentId: ids.recovery, cash: 12n, advanceCleared: 8n }))
      .then({ type: 'PaymentPosted', data: {} }));

  describe('is refused', () => {
    test('for a payment nobody made; an advance is recovered, not reversed', () =>
      givenLine(...settled)
        .when(reverse({ paymentId: ids.advance }))
        .thenRefused('payment.unknown', { payment: ids.advance }));
    test('twice', () =>
      givenLine(...settled, fact.reversed(12n, 8n))
        .when(reverse())
        .thenRefused('payment.already-reversed'));
    test('before the payment', () =>
      givenLine(...settled)
        .when(reverse(), { effectiveDate: '2020-03-31' })
        .thenRefused('payment.later', { paidOn: '2020-04-01', effectiveDate: '2020-03-31' }));
    test('by hand for a purchase', () =>
      givenLine(fact.appropriated(30n), fact.committed(20n, ids.need, ofPurchase), fact.paid(5n))
        .when(reverse())
        .thenRefused('commitment.owned-by-purchase'));
    test('on a closed line', () =>
      givenLine(...settled, fact.closingStarted())
        .when(reverse())
        .thenRefused('budget-line.closed'));
  });
});
