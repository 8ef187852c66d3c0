import {
  adjust,
  allocate,
  districtLine,
  fact,
  givenLine,
  ids,
  line,
  ministryLine,
  theUnitIsDissolved,
  unit,
} from '../../testing/index.js';

const fromMinistry = fact.moved(ministryLine, line, 30n);
const toDistrict = fact.moved(line, districtLine, 10n);
const withMoney = fact.appropriated(30n);

describe('sending', () => {
  test('Allocate puts money in transit to a unit below', () =>
    givenLine(withMoney)
      .when(allocate())
      .then({
        type: 'FundsSent',
        data: {
          ...toDistrict,
          postings: [
            { account: `line/${line}/available`, commodity: 'VND', amount: '-10' },
            { account: `transit/${ids.move}`, commodity: 'VND', amount: '10' },
          ],
        },
      }));

  test('Adjust goes anywhere, also to another item of the same unit', () =>
    givenLine(withMoney)
      .when(
        adjust({ toLine: line.replace('6950', '7000') }),
        {},
        { target: { unit: unit(), lineage: ['hai-duong'] } },
      )
      .then({ type: 'FundsSent', data: { kind: 'adjustment' } }));

  test('a move without an id gets one from its command', () => {
    const moveIdOf = (commandId: string) => {
      const { decision } = givenLine(withMoney).when(allocate({ moveId: undefined }), { commandId });
      return (decision as readonly { data: { moveId: string } }[])[0]!.data.moveId;
    };
    expect(moveIdOf('aa')).toBe(moveIdOf('aa'));
    expect(moveIdOf('aa')).not.toBe(moveIdOf('bb'));
  });

  test('a unit that is ending may still send its money away', () =>
    givenLine(withMoney)
      .when(allocate(), {}, { unit: unit({ status: 'dissolving' }) })
      .then({ type: 'FundsSent', data: {} }));

  describe('is refused', () => {
    test('under an id that a move of this line has already', () =>
      givenLine(withMoney, fact.sent(toDistrict), fact.settled(toDistrict))
        .when(allocate())
        .thenRefused('fund-move.exists', { fundMove: ids.move }));
    test('to itself', () =>
      givenLine(withMoney)
        .when(adjust({ toLine: line }))
        .thenRefused('fund-move.same-line', { line }));
    test.each([
      ['fiscalYear', districtLine.replace('2020', '2021'), 2020, 2021],
      ['source', districtLine.replace('.ministry.', '.local.'), 'ministry', 'local'],
      ['nature', districtLine.replace('recurrent', 'investment'), 'recurrent', 'investment'],
    ])('to another %s', (part, toLine, from, to) =>
      givenLine(withMoney).when(adjust({ toLine })).thenRefused('fund-move.keys-differ', { part, from, to }),
    );
    test('Allocate to a unit that is not below on the effective date', () =>
      givenLine(withMoney)
        .when(allocate(), {}, { target: { unit: unit(), lineage: ['cong-an-chi-linh', 'hung-yen'] } })
        .thenRefused('fund-move.not-a-descendant', { from: 'hai-duong', to: 'cong-an-chi-linh' }));
    test('Allocate within one unit: it is not below itself', () =>
      givenLine(withMoney)
        .when(
          allocate({ toLine: line.replace('6950', '7000') }),
          {},
          { target: { unit: unit(), lineage: ['hai-duong'] } },
        )
        .thenRefused('fund-move.not-a-descendant'));
    test('to a unit that takes on nothing', () =>
      givenLine(withMoney)
        .when(allocate(), {}, { target: { unit: unit({ status: 'dissolving' }), lineage: ['hai-duong'] } })
        .thenRefused('unit.not-open', { unit: 'cong-an-chi-linh', status: 'dissolving' }));
    test('beyond what is free', () =>
      givenLine(withMoney, fact.committed(25n))
        .when(allocate())
        .thenRefused('budget-line.insufficient', { available: 5n, short: 5n }));
  });
});

describe('arriving (the process asks, nobody waits)', () => {
  const arriving = { type: 'ReceiveFunds', data: fromMinistry } as const;
  const refusal = (cause: string) => ({ type: 'FundsReceiptRefused', data: { ...fromMinistry, cause } });

  test('opens the line that had none', () =>
    givenLine()
      .when(arriving)
      .then({
        type: 'FundsReceived',
        data: {
          ...fromMinistry,
          postings: [
            { account: `transit/${ids.move}`, commodity: 'VND', amount: '-30' },
            { account: `line/${line}/available`, commodity: 'VND', amount: '30' },
          ],
        },
      }));
  test('also after the year’s window: what was sent in time arrives', () =>
    givenLine().when(arriving, {}, { window: undefined }).then({ type: 'FundsReceived', data: {} }));
  test('a line that closed meanwhile refuses, and that is a fact', () =>
    givenLine(withMoney, fact.closingStarted()).when(arriving).then(refusal('budget-line.closed')));
  test('so does a line of a unit that closed meanwhile', () =>
    givenLine().when(arriving, {}, theUnitIsDissolved).then(refusal('unit.not-open')));
  test('so does a line that could not be written down any more', () =>
    givenLine(fact.appropriated(10n ** 18n - 1n))
      .when(arriving)
      .then(refusal('budget-line.too-large')));
});

describe('coming to an end', () => {
  test('refused money goes back where it came from: nothing can refuse that', () =>
    givenLine(withMoney, fact.sent(toDistrict))
      .when({ type: 'ReturnFunds', data: { ...toDistrict, cause: 'unit.not-open' } })
      .then({
        type: 'FundsReturned',
        data: { cause: 'unit.not-open', postings: [{ account: `transit/${ids.move}` }, { amount: '10' }] },
      }));
  test('money that arrived settles its move', () =>
    givenLine(withMoney, fact.sent(toDistrict))
      .when({ type: 'SettleFundMove', data: toDistrict })
      .then({ type: 'FundMoveSettled', data: toDistrict }));
  test('money in transit is on neither line', () => {
    const { balances } = givenLine(withMoney, fact.sent(toDistrict)).state;
    expect(balances.available.reduce((sum, { net }) => sum + net, 0n)).toBe(20n);
  });
});
