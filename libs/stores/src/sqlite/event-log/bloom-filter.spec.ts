import { expect, test } from '@jest/globals';
import { sha256 } from '#kernel';
import { BloomFilter } from './bloom-filter.js';
import { commandPrefix } from './command-prefix.js';

const room = 10_000;
const values = (name: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => commandPrefix(sha256(`${name} ${n}`)));

test('whatever was added is there', () => {
  const filter = new BloomFilter(room);
  const added = values('added', room);
  for (const value of added) filter.add(value);
  expect(added.every(value => filter.mayHold(value))).toBe(true);
});

test('of what was not, few seem to be there, even when its room is taken', () => {
  const filter = new BloomFilter(room);
  for (const value of values('added', room)) filter.add(value);
  expect(values('other', room).filter(value => filter.mayHold(value)).length).toBeLessThan(room / 50);
});

test('nothing seems to be in one that is empty', () => {
  const filter = new BloomFilter(room);
  expect(values('other', 100).some(value => filter.mayHold(value))).toBe(false);
});

test('says when its room is taken', () => {
  const filter = new BloomFilter(2);
  filter.add(1);
  expect(filter.full).toBe(false);
  filter.add(-1);
  expect(filter.full).toBe(true);
});
