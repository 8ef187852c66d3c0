import { expect, test } from '@jest/globals';
import { money, papers } from '#test/support/small-ledger';
import type { View } from '#views';
import { PartOfService } from './service-part.js';
import type { Told } from './told.js';

/** The case holds events 1, 4 and 7 of a ledger that has more. */
const holds = (index: number): boolean => [1, 4, 7].includes(index);

async function* each(all: readonly Told[]): AsyncIterable<Told> {
  yield* all;
}
const looked = (view: View, part: readonly Told[], whole: readonly Told[]) =>
  new PartOfService(view, holds).look(each(part), each(whole));

const paper = (key: string, state: string, ...events: readonly number[]): Told => ({
  key,
  fields: [{ field: '/state', after: state }],
  moreChanges: false,
  changes: events.map(index => ({ index })),
});
const cell = (sum: string, ...entries: readonly (readonly [number, string])[]): Told => ({
  key: 'line/a/paid',
  commodity: 'VND',
  fields: [{ field: '/amount', after: sum }],
  moreChanges: false,
  changes: entries.map(([index, amount]) => ({ index, amount })),
});

test('a document that events of the case alone made must be the same', async () => {
  const said = [paper('p', 'open', 1, 4)];
  expect(await looked(papers(), said, said)).toEqual({ compared: 1, apart: 0 });
  expect(await looked(papers(), said, [paper('p', 'closed', 1, 4)])).toMatchObject({
    difference: { index: 1, key: 'p', replayed: { '/state': 'open' }, other: { '/state': 'closed' } },
  });
});

test('one that other events share in is told apart, whatever it says', async () => {
  const whole = [paper('p', 'closed', 1, 2, 4), paper('q', 'of others', 2, 3)];
  expect(await looked(papers(), [paper('p', 'open', 1, 4)], whole)).toEqual({ compared: 0, apart: 1 });
});

test('one that only one side has is a difference', async () => {
  const said = paper('p', 'open', 7);
  const ours = await looked(papers(), [said], []);
  const theirs = await looked(papers(), [], [said]);
  expect(ours.difference).toMatchObject({ index: 7, key: 'p', replayed: { '/state': 'open' } });
  expect(theirs.difference).toMatchObject({ index: 7, key: 'p', other: { '/state': 'open' } });
});

test('entries of a cell are compared one by one, its balance only where there are no others', async () => {
  const part = [cell('12', [1, '5'], [4, '7'])];
  const among = (amount: string) => [cell('99', [1, '5'], [2, '87'], [4, amount])];
  expect(await looked(money(), part, among('7'))).toEqual({ compared: 1, apart: 0 });
  expect((await looked(money(), part, among('8'))).difference).toMatchObject({
    key: 'line/a/paid VND',
    other: { events: ['1 5', '4 8'] },
  });
  expect((await looked(money(), part, [cell('13', [1, '5'], [4, '7'])])).difference).toMatchObject({
    other: { '/amount': '13' },
  });
});

test('a ledger tells no cell that comes to zero: nothing follows from its silence', async () => {
  expect(await looked(money(), [cell('5', [1, '5'])], [])).toEqual({ compared: 0, apart: 1 });
  expect((await looked(money(), [], [cell('5', [1, '5'])])).difference).toMatchObject({ index: 1 });
});

test('of a list that is cut off, what is behind the cut is not missed', async () => {
  const cut = { ...cell('99', [1, '5'], [2, '1']), moreChanges: true };
  expect(await looked(money(), [cell('12', [1, '5'], [4, '7'])], [cut])).toEqual({ compared: 1, apart: 0 });
});
