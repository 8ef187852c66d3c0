import {
  appropriate,
  fact,
  givenLine,
  line,
  ministryLine,
  offPlanLine,
  recordOpening,
  theUnitIsDissolved,
  theWindowIsNotSet,
  unit,
  withdraw,
} from '../../testing/index.js';

const atTheMinistry = { unit: unit({ kind: 'ministry' }) };
const toTheMinistry = { lineId: ministryLine };

describe('Appropriate', () => {
  test('the first money opens a line', () =>
    givenLine()
      .when(appropriate({ ...toTheMinistry, amount: 72_500_000_000n }), {}, atTheMinistry)
      .then({
        type: 'FundsAppropriated',
        data: {
          lineId: ministryLine,
          amount: '72500000000',
          grantor: 'Bộ Tài chính',
          postings: [
            { account: 'outside/Bộ Tài chính', commodity: 'VND', amount: '-72500000000' },
            { account: `line/${ministryLine}/available`, commodity: 'VND', amount: '72500000000' },
          ],
        },
      }));

  test('off-plan money comes with its reason', () =>
    givenLine()
      .when(appropriate({ lineId: offPlanLine, justification: 'Chốt kiểm dịch' }))
      .then({ type: 'FundsAppropriated', data: { justification: 'Chốt kiểm dịch' } }));

  test('a donation may enter anywhere', () =>
    givenLine()
      .when(
        appropriate({ lineId: line.replace('ministry', 'donation') }),
        {},
        { unit: unit({ kind: 'station' }) },
      )
      .then({ type: 'FundsAppropriated', data: {} }));

  describe('is refused', () => {
    test('on a closing line', () =>
      givenLine(fact.appropriated(1n), fact.closingStarted())
        .when(appropriate())
        .thenRefused('budget-line.closed', { status: 'closing' }));
    test('on a closed line', () =>
      givenLine(fact.appropriated(1n), fact.closingStarted(), fact.closed(1n))
        .when(appropriate())
        .thenRefused('budget-line.closed', { status: 'closed' }));
    test('for a day that has not come', () =>
      givenLine()
        .when(appropriate(), { effectiveDate: '2020-06-02', today: '2020-06-01' })
        .thenRefused('date.in-future', { effectiveDate: '2020-06-02', today: '2020-06-01' }));
    test('when no window of the year was set for that day', () =>
      givenLine()
        .when(appropriate(), { effectiveDate: '2020-03-05' }, theWindowIsNotSet)
        .thenRefused('parameter.missing', { parameter: 'fiscalYearWindow', day: '2020-03-05' }));
    test('to a unit that has ended', () =>
      givenLine()
        .when(appropriate(), {}, theUnitIsDissolved)
        .thenRefused('unit.not-open', { unit: 'hai-duong', status: 'dissolved' }));
    test('to a unit nobody established', () =>
      givenLine()
        .when(appropriate(), {}, { unit: undefined })
        .thenRefused('unit.not-open', { status: 'none' }));
    test.each([
      ['ministry money at a province', line, 'province'],
      ['local money at the ministry', ministryLine.replace('.ministry.', '.local.'), 'ministry'],
      ['local money at a district', line.replace('.ministry.', '.local.'), 'district'],
      ['off-plan money at a division', offPlanLine, 'division'],
    ] as const)('%s', (_, lineId, kind) =>
      givenLine()
        .when(appropriate({ lineId, justification: 'x' }), {}, { unit: unit({ kind }) })
        .thenRefused('appropriation.wrong-level', { kind }),
    );
    test('off-plan without a reason', () =>
      givenLine()
        .when(appropriate({ lineId: offPlanLine }))
        .thenRefused('appropriation.justification-missing'));
    test('when the line could no longer be written down in 18 digits', () =>
      givenLine(fact.appropriated(999_999_999_999_999_990n))
        .when(appropriate({ lineId: ministryLine }), {}, atTheMinistry)
        .thenRefused('budget-line.too-large', { asked: 10n, holds: 999_999_999_999_999_990n }));
  });

  describe('the year is open from December before to January after', () => {
    const on = (effectiveDate: string) =>
      givenLine().when(recordOpening(), { effectiveDate, today: '2021-12-31' });

    test.each(['2019-12-01', '2020-01-01', '2021-01-31'])('%s', day =>
      on(day).then({ type: 'OpeningBalanceRecorded', data: {} }),
    );
    test.each(['2019-11-30', '2021-02-01'])('not %s', day =>
      on(day).thenRefused('budget-line.outside-fiscal-year', {
        fiscalYear: 2020,
        effectiveDate: day,
        opens: '2019-12-01',
        closes: '2021-01-31',
      }),
    );
  });
});

describe('WithdrawAppropriation', () => {
  test('gives free money back', () =>
    givenLine(fact.appropriated(30n))
      .when(withdraw({ amount: 30n }))
      .then({
        type: 'AppropriationWithdrawn',
        data: {
          amount: '30',
          postings: [
            { account: `line/${line}/available`, commodity: 'VND', amount: '-30' },
            { account: 'outside/Bộ Tài chính', commodity: 'VND', amount: '30' },
          ],
        },
      }));
  test('also of a unit that has ended', () =>
    givenLine(fact.appropriated(30n))
      .when(withdraw(), {}, theUnitIsDissolved)
      .then({ type: 'AppropriationWithdrawn', data: {} }));
  test('never what is held, and says by whom', () =>
    givenLine(fact.appropriated(30n), fact.committed(25n))
      .when(withdraw())
      .thenRefused('budget-line.insufficient', { asked: 10n, available: 5n, short: 5n }, [
        { kind: 'commitment', id: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01', amount: '25' },
      ]));
  test('not on a closed line', () =>
    givenLine(fact.closingStarted()).when(withdraw()).thenRefused('budget-line.closed'));
});

describe('RecordOpeningBalance', () => {
  test('comes from what was before the ledger', () =>
    givenLine()
      .when(recordOpening({ amount: 7n }))
      .then({
        type: 'OpeningBalanceRecorded',
        data: { amount: '7', postings: [{ account: 'outside/opening', amount: '-7' }, { amount: '7' }] },
      }));
  test('not at a unit that has ended', () =>
    givenLine().when(recordOpening(), {}, theUnitIsDissolved).thenRefused('unit.not-open'));
  test('not beyond 18 digits', () =>
    givenLine(fact.appropriated(10n ** 18n - 1n))
      .when(recordOpening({ amount: 1n }))
      .thenRefused('budget-line.too-large'));
});
