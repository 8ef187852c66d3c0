import { expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { LogTail } from './log-tail.js';

const event = (index: number, type = 'Wanted', body = '{}'): StoredEvent => ({
  index,
  prev: -1,
  stream: `line-${index}`,
  revision: 0,
  type,
  recordedAt: '2020-01-02T03:04:05.678Z',
  body,
});

const tailOf = (...events: readonly StoredEvent[]): LogTail => {
  const tail = new LogTail();
  for (const one of events) tail.push(one);
  return tail;
};

const indexes = (events: readonly StoredEvent[] | undefined) => events?.map(({ index }) => index);

test('hands on what comes after an index, as many as asked for', () => {
  const tail = tailOf(event(5), event(6), event(7));
  expect(indexes(tail.after(4, 10, []))).toEqual([5, 6, 7]);
  expect(indexes(tail.after(5, 10, []))).toEqual([6, 7]);
  expect(indexes(tail.after(4, 2, []))).toEqual([5, 6]);
  expect(indexes(tail.after(7, 10, []))).toEqual([]);
});

test('does not know what came before it', () => {
  expect(tailOf().after(-1, 10, [])).toBeUndefined();
  expect(tailOf(event(5)).after(3, 10, [])).toBeUndefined();
});

test('leaves out what is needless, but not the last', () => {
  const tail = tailOf(event(0, 'Needless'), event(1), event(2, 'Needless'), event(3, 'Needless'));
  expect(indexes(tail.after(-1, 10, ['Needless']))).toEqual([1, 3]);
  expect(indexes(tail.after(1, 1, ['Needless']))).toEqual([2]);
});

test('never leaps over a gap', () => {
  const tail = tailOf(event(0), event(2));
  expect(tail.after(-1, 10, [])).toBeUndefined();
  expect(indexes(tail.after(1, 10, []))).toEqual([2]);
});

test('keeps the newest of what is too much', () => {
  const body = 'x'.repeat(60_000);
  const tail = tailOf(...Array.from({ length: 100 }, (_, index) => event(index, 'Wanted', body)));
  expect(tail.after(-1, 10, [])).toBeUndefined();
  expect(indexes(tail.after(89, 20, []))).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
});
