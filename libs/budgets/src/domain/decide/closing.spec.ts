import { on } from '#event-sourcing/testing';
import {
  close,
  districtLine,
  fact,
  finishClosing,
  givenLine,
  ids,
  line,
  ministryLine,
} from '../../testing/index.js';

const move = fact.moved(line, districtLine, 10n);

describe('CloseLine', () => {
  test('begins the end of a line with nothing held', () =>
    givenLine(fact.appropriated(30n), fact.committed(20n), fact.paid(20n))
      .when(close())
      .then({ type: 'LineClosingStarted', data: { lineId: line } }));
  test.each([
    ['arrived', [fact.sent(move), fact.settled(move)]],
    ['came back', [fact.sent(move), fact.returned(move, 'unit.not-open')]],
  ])('after every move %s', (_, moves) =>
    givenLine(fact.appropriated(30n), ...moves)
      .when(close())
      .then({ type: 'LineClosingStarted', data: {} }),
  );

  describe('is refused', () => {
    test('where money was only ever refused', () =>
      givenLine(fact.receiptRefused(fact.moved(ministryLine, line, 10n), 'unit.not-open'))
        .when(close())
        .thenRefused('budget-line.never-opened', { line }));
    test('twice', () =>
      givenLine(fact.appropriated(1n), fact.closingStarted())
        .when(close())
        .thenRefused('budget-line.closed', { status: 'closing' }));
    test('for a day that has not come', () =>
      givenLine(fact.appropriated(1n))
        .when(close(), { effectiveDate: '2020-12-31' })
        .thenRefused('date.in-future'));
    test('while money is committed', () =>
      givenLine(fact.appropriated(30n), fact.committed(20n))
        .when(close())
        .thenRefused('budget-line.not-settled', { committed: 20n, advanced: 0n, openMoves: 0 }, [
          { kind: 'commitment', id: ids.need, amount: '20' },
        ]));
    test('while an advance is outstanding', () =>
      givenLine(fact.appropriated(30n), fact.committed(20n), fact.advanced(20n))
        .when(close())
        .thenRefused('budget-line.not-settled', { committed: 0n, advanced: 20n }));
    test('while a move is under way', () =>
      givenLine(fact.appropriated(30n), fact.sent(move))
        .when(close())
        .thenRefused('budget-line.not-settled', { openMoves: 1 }));
    test('before its last entry', () =>
      givenLine(on('2020-05-20', fact.appropriated(30n)))
        .when(close(), { effectiveDate: '2020-05-19' })
        .thenRefused('budget-line.entries-later', { effectiveDate: '2020-05-19', lastEntry: '2020-05-20' }));
  });
});

describe('FinishClosing', () => {
  test('lets the rest lapse', () =>
    givenLine(fact.appropriated(30n), fact.closingStarted())
      .when(finishClosing())
      .then({
        type: 'LineClosed',
        data: {
          lapsed: '30',
          postings: [
            { account: `line/${line}/available`, commodity: 'VND', amount: '-30' },
            { account: `line/${line}/lapsed`, commodity: 'VND', amount: '30' },
          ],
        },
      }));
  test('where nothing is left, nothing is posted', () =>
    givenLine(fact.appropriated(30n), fact.committed(30n), fact.paid(30n), fact.closingStarted())
      .when(finishClosing())
      .then({ type: 'LineClosed', data: { lapsed: '0', postings: [] } }));
  test('all 18 digits can lapse', () =>
    givenLine(fact.appropriated(10n ** 18n - 1n), fact.closingStarted())
      .when(finishClosing())
      .then({ type: 'LineClosed', data: { lapsed: '999999999999999999' } }));
});
