import { on } from '#event-sourcing/testing';
import { direct, fact, givenLine, ids, line, ofPurchase, payAdvance, recover } from '../../testing/index.js';

const held = [fact.appropriated(30n), fact.committed(20n)];

describe('PayAdvance', () => {
  test('takes from what is held', () =>
    givenLine(...held)
      .when(payAdvance({ amount: 20n }))
      .then({
        type: 'AdvancePaid',
        data: {
          lineId: line,
          commitmentId: ids.need,
          owner: direct,
          paymentId: ids.advance,
          amount: '20',
          voucherNumber: 'UNC-1',
          postings: [
            { account: `line/${line}/committed`, commodity: 'VND', amount: '-20' },
            { account: `line/${line}/advanced`, commodity: 'VND', amount: '20' },
          ],
        },
      }));

  describe('is refused', () => {
    test('without a commitment', () =>
      givenLine(fact.appropriated(30n)).when(payAdvance()).thenRefused('commitment.unknown'));
    test('by hand for a purchase', () =>
      givenLine(fact.appropriated(30n), fact.committed(20n, ids.need, ofPurchase))
        .when(payAdvance())
        .thenRefused('commitment.owned-by-purchase', { purchase: ofPurchase.id }));
    test('before the commitment', () =>
      givenLine(fact.appropriated(30n), on('2020-05-02', fact.committed(20n)))
        .when(payAdvance(), { effectiveDate: '2020-05-01' })
        .thenRefused('commitment.later'));
    test.each([
      ['an advance', fact.advanced(1n)],
      ['a payment', fact.paid(1n, 0n, ids.advance)],
      ['a recovery', fact.recovered(0n, ids.advance)],
    ])('under the id of %s', (_, earlier) =>
      givenLine(...held, earlier)
        .when(payAdvance())
        .thenRefused('payment.exists', { payment: ids.advance }),
    );
    test('beyond what the commitment holds, though the line holds more for others', () =>
      givenLine(...held, fact.committed(10n, ids.otherNeed), fact.released(15n))
        .when(payAdvance())
        .thenRefused('commitment.exceeded', { asked: 10n, committed: 5n, short: 5n }));
    test('after the year', () =>
      givenLine(...held)
        .when(payAdvance(), { effectiveDate: '2021-02-01', today: '2021-02-01' })
        .thenRefused('budget-line.outside-fiscal-year'));
  });
});

describe('RecoverAdvance', () => {
  const outstanding = [...held, fact.advanced(12n)];

  test('brings an advance back to its commitment, in parts', () =>
    givenLine(...outstanding, fact.recovered(2n, ids.payment))
      .when(recover({ amount: 10n }))
      .then({
        type: 'AdvanceRecovered',
        data: {
          paymentId: ids.recovery,
          amount: '10',
          voucherNumber: 'PT-1',
          postings: [
            { account: `line/${line}/advanced`, amount: '-10' },
            { account: `line/${line}/committed`, amount: '10' },
          ],
        },
      }));
  test('never more than is outstanding', () =>
    givenLine(...outstanding, fact.paid(0n, 5n))
      .when(recover())
      .thenRefused('advance.exceeded', { asked: 10n, outstanding: 7n }));
  test('never before it left', () =>
    givenLine(...held, on('2020-05-05', fact.advanced(12n)))
      .when(recover(), { effectiveDate: '2020-05-04' })
      .thenRefused('advance.exceeded', { outstanding: 0n }));
  test('not under an id already used', () =>
    givenLine(...outstanding)
      .when(recover({ paymentId: ids.advance }))
      .thenRefused('payment.exists'));
});
