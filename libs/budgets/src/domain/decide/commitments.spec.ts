import { isRejection } from '#kernel';
import { on } from '#event-sourcing/testing';
import {
  commit,
  direct,
  fact,
  givenLine,
  ids,
  line,
  ofPurchase,
  release,
  theUnitIsDissolved,
} from '../../testing/index.js';

const byTheProcess = { issuedBy: 'process/signing' };
const withMoney = fact.appropriated(30n);

describe('CommitFunds', () => {
  test('holds free money for one need', () =>
    givenLine(withMoney)
      .when(commit({ amount: 30n, subItem: '6954', payeeTaxCode: '0800123456' }))
      .then({
        type: 'FundsCommitted',
        data: {
          lineId: line,
          commitmentId: ids.need,
          owner: direct,
          amount: '30',
          subItem: '6954',
          payeeTaxCode: '0800123456',
          postings: [
            { account: `line/${line}/available`, commodity: 'VND', amount: '-30' },
            { account: `line/${line}/committed`, commodity: 'VND', amount: '30' },
          ],
        },
      }));

  test('fifty ask, thirty fit', () => {
    const asks = Array.from({ length: 50 }, (_, n) => ids.need.replace(/01$/u, `${10 + n}`));
    const answers = asks.reduce(
      ({ past, refusals }, commitmentId) => {
        const { decision } = givenLine(...past).when(commit({ commitmentId, amount: 1n }));
        return isRejection(decision)
          ? { past, refusals: [...refusals, decision] }
          : { past: [...past, ...(decision as typeof past)], refusals };
      },
      { past: [withMoney], refusals: [] as { code: string; numbers: object }[] },
    );
    expect(answers.past).toHaveLength(1 + 30);
    expect(answers.refusals).toHaveLength(20);
    for (const { code, numbers } of answers.refusals) {
      expect(code).toBe('budget-line.over-committed');
      expect(numbers).toEqual({ line, asked: 1n, available: 0n, short: 1n });
    }
  });

  test('a refusal names who holds the rest, the largest first', () =>
    givenLine(withMoney, fact.committed(9n), fact.committed(20n, ids.otherNeed))
      .when(commit({ commitmentId: ids.payment }))
      .thenRefused('budget-line.over-committed', { asked: 10n, available: 1n, short: 9n }, [
        { kind: 'commitment', id: ids.otherNeed, amount: '20' },
        { kind: 'commitment', id: ids.need, amount: '9' },
      ]));

  test('what is released, paid or gone back holds nothing', () =>
    givenLine(withMoney, fact.committed(9n), fact.paid(4n), fact.released(5n))
      .when(commit({ commitmentId: ids.otherNeed, amount: 27n }))
      .thenRefused('budget-line.over-committed', { available: 26n }, []));

  describe('is refused', () => {
    test('at a unit that has ended', () =>
      givenLine(withMoney).when(commit(), {}, theUnitIsDissolved).thenRefused('unit.not-open'));
    test('by hand for a purchase', () =>
      givenLine(withMoney)
        .when(commit({ owner: ofPurchase }))
        .thenRefused('commitment.owned-by-purchase', { purchase: ofPurchase.id }, [ofPurchase]));
    test('twice under one id', () =>
      givenLine(withMoney, fact.committed(5n))
        .when(commit())
        .thenRefused('commitment.exists', { commitment: ids.need }));
  });

  test('the signing of a purchase commits for it', () =>
    givenLine(withMoney)
      .when(commit({ owner: ofPurchase }), byTheProcess)
      .then({ type: 'FundsCommitted', data: { owner: ofPurchase } }));

  describe('backdated', () => {
    const laterSpent = [
      on('2020-02-01', fact.appropriated(30n)),
      on('2020-04-01', fact.committed(25n, ids.otherNeed)),
      on('2020-05-01', fact.appropriated(100n)),
    ];
    const asking = (amount: bigint, effectiveDate: string) =>
      givenLine(...laterSpent).when(commit({ amount }), { effectiveDate });

    test('before the money came there is none', () =>
      asking(1n, '2020-01-15').thenRefused('budget-line.over-committed', { available: 0n }));
    test('what a later day needs is not free on an earlier one', () =>
      asking(6n, '2020-03-01').thenRefused('budget-line.over-committed', { available: 5n, short: 1n }));
    test('what no later day needs is', () =>
      asking(5n, '2020-03-01').then({ type: 'FundsCommitted', data: {} }));
    test('after the last day all of it is', () =>
      asking(105n, '2020-05-01').then({ type: 'FundsCommitted', data: {} }));
  });
});

describe('ReleaseCommitment', () => {
  const held = [withMoney, fact.committed(20n)];

  test('frees what is held, in parts', () =>
    givenLine(...held, fact.released(5n))
      .when(release({ amount: 15n }))
      .then({
        type: 'CommitmentReleased',
        data: {
          commitmentId: ids.need,
          owner: direct,
          amount: '15',
          cause: 'Không còn nhu cầu',
          postings: [
            { account: `line/${line}/committed` },
            { account: `line/${line}/available`, amount: '15' },
          ],
        },
      }));
  test('also of a unit that has ended, and when no window is set', () =>
    givenLine(...held)
      .when(release(), {}, { ...theUnitIsDissolved, window: undefined })
      .then({ type: 'CommitmentReleased', data: {} }));

  describe('is refused', () => {
    test('of a commitment the line does not have', () =>
      givenLine(...held)
        .when(release({ commitmentId: ids.otherNeed }))
        .thenRefused('commitment.unknown', { commitment: ids.otherNeed }));
    test('by hand for a purchase, but not to its process', () => {
      const ofIt = givenLine(withMoney, fact.committed(20n, ids.need, ofPurchase));
      ofIt.when(release()).thenRefused('commitment.owned-by-purchase');
      ofIt.when(release(), byTheProcess).then({ type: 'CommitmentReleased', data: { owner: ofPurchase } });
    });
    test('before it was committed', () =>
      givenLine(withMoney, on('2020-03-01', fact.committed(20n)))
        .when(release(), { effectiveDate: '2020-02-29' })
        .thenRefused('commitment.later', { since: '2020-03-01', effectiveDate: '2020-02-29' }));
    test('beyond what it still holds', () =>
      givenLine(...held, fact.paid(15n))
        .when(release())
        .thenRefused('commitment.exceeded', { asked: 10n, committed: 5n, short: 5n }));
    test('of money another commitment holds on that day', () =>
      givenLine(
        on('2020-01-10', withMoney),
        on('2020-01-11', fact.committed(10n)),
        on('2020-01-11', fact.committed(10n, ids.otherNeed)),
        on('2020-02-01', fact.paid(10n)),
        on('2020-04-01', fact.reversed(10n)),
      )
        .when(release(), { effectiveDate: '2020-03-01' })
        .thenRefused('commitment.exceeded', { committed: 0n }));
    test('on a closed line', () =>
      givenLine(...held, fact.closingStarted())
        .when(release())
        .thenRefused('budget-line.closed'));
    test('for a day that has not come', () =>
      givenLine(...held)
        .when(release(), { effectiveDate: '2020-07-01' })
        .thenRefused('date.in-future'));
  });
});
