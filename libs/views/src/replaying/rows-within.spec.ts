import { expect, test } from '@jest/globals';
import { money, papers } from '#test/support/small-ledger';
import { rowsWithin } from './rows-within.js';
import type { CopyRow } from './rows-of-copy.js';

/** The part holds the even events. */
const holds = (index: number): boolean => index % 2 === 0;
const row = (index: number, key: string): CopyRow => ({ index, key, text: `${index} ${key}`, value: {} });
async function* each(rows: readonly CopyRow[]): AsyncIterable<CopyRow> {
  yield* rows;
}
let breaths = 0;
const breathe = async (): Promise<void> => void (breaths += 1);
const within = (
  view: Parameters<typeof rowsWithin>[0],
  part: readonly CopyRow[],
  whole: readonly CopyRow[],
) => rowsWithin(view, each(part), each(whole), holds, breathe);

test('versions of a document count until an event outside touches it', async () => {
  const part = [row(0, 'a'), row(2, 'b'), row(4, 'a'), row(6, 'b')];
  const whole = [row(0, 'a'), row(2, 'b'), row(3, 'a'), row(4, 'a'), row(5, 'c'), row(6, 'b')];
  const counted = [row(0, 'a'), row(2, 'b'), row(6, 'b')];
  expect(await within(papers(), part, whole)).toEqual({ replayed: counted, other: counted, apart: 1 });
});

test('entries count whatever stands between them', async () => {
  const part = [row(0, 'a'), row(4, 'a')];
  const whole = [row(0, 'a'), row(3, 'a'), row(4, 'a')];
  expect(await within(money(), part, whole)).toEqual({ replayed: part, other: part, apart: 0 });
});

test('what only the whole says of an event of the part stays: it is a difference', async () => {
  expect(await within(papers(), [], [row(2, 'a')])).toMatchObject({ replayed: [], other: [row(2, 'a')] });
});

test('a long copy is read with breaths', async () => {
  breaths = 0;
  await within(
    money(),
    [],
    Array.from({ length: 2_500 }, (_, n) => row(n, 'a')),
  );
  expect(breaths).toBe(2);
});
