import { expect, test } from '@jest/globals';
import { LatelyUsed } from './lately-used.js';

const filled = (most: number, count: number): LatelyUsed<number, string> => {
  const kept = new LatelyUsed<number, string>(most);
  for (let n = 0; n < count; n += 1) kept.set(n, `${n}`);
  return kept;
};
const of = (kept: LatelyUsed<number, string>, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => n).filter(n => kept.get(n) !== undefined);

test('the last half of what it may hold is always there', () =>
  expect(of(filled(10, 23), 23)).toEqual(expect.arrayContaining([18, 19, 20, 21, 22])));

test('it never holds more than it may', () => {
  for (let count = 0; count < 40; count += 1)
    expect(of(filled(10, count), count).length).toBeLessThanOrEqual(10);
});

test('what is asked for again and again stays', () => {
  const kept = filled(10, 1);
  for (let n = 1; n < 100; n += 1) {
    kept.set(n, `${n}`);
    expect(kept.get(0)).toBe('0');
  }
});

test('what was set last is what is there', () => {
  const kept = filled(4, 4);
  kept.set(0, 'again');
  expect(kept.get(0)).toBe('again');
});

test('what was forgotten is not there, in whichever generation it stood', () => {
  const kept = filled(10, 8);
  for (const n of [0, 7]) kept.delete(n);
  expect(of(kept, 8)).toEqual([1, 2, 3, 4, 5, 6]);
});
