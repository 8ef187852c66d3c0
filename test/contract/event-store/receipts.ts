import { expect, test } from '@jest/globals';
import { noStream } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

const one = commandNamed('1');
const two = commandNamed('2');
const other = commandNamed('other');

export const receipts = (log: Subject): void => {
  test('say where the outcome of a command stands', async () => {
    await log().append('line-a', noStream, newEvents(one, 3));
    await log().append('line-a', 2, [newEvent(two, { type: 'CommandRefused' })]);
    expect(await log().receipt('line-a', one)).toEqual({ stream: 'line-a', first: 0, last: 2 });
    expect(await log().receipt('line-a', two)).toEqual({ stream: 'line-a', first: 3, last: 3 });
    expect(await log().receipt('line-a', other)).toBeUndefined();
  });

  test('several commands in one append each have their own', async () => {
    await log().append('line-a', noStream, [
      newEvent(one),
      newEvent(one, { n: 1 }),
      newEvent(two),
      newEvent(other),
    ]);
    expect(await log().receipt('line-a', one)).toEqual({ stream: 'line-a', first: 0, last: 1 });
    expect(await log().receipt('line-a', two)).toEqual({ stream: 'line-a', first: 2, last: 2 });
    expect(await log().receipt('line-a', other)).toEqual({ stream: 'line-a', first: 3, last: 3 });
  });

  test('prefer the stream asked for, else tell the stream that had the command first', async () => {
    await log().append('line-b', noStream, [newEvent(one)]);
    await log().append('line-a', noStream, [newEvent(other), newEvent(one)]);
    expect(await log().receipt('line-a', one)).toEqual({ stream: 'line-a', first: 1, last: 1 });
    expect(await log().receipt('line-b', one)).toEqual({ stream: 'line-b', first: 0, last: 0 });
    expect(await log().receipt('line-c', one)).toEqual({ stream: 'line-b', first: 0, last: 0 });
  });

  test('stay after ten thousand more events on the stream', async () => {
    await log().append('line-a', noStream, [newEvent(one)]);
    for (let n = 0; n < 100; n += 1)
      await log().append('line-a', n * 100, newEvents(commandNamed(`later ${n}`), 100));
    expect(await log().receipt('line-a', one)).toEqual({ stream: 'line-a', first: 0, last: 0 });
    expect((await log().read('line-a', 10_000)).revision).toBe(10_000);
  });

  test('two commands that begin alike are not taken for one another', async () => {
    const twin = `${one.slice(0, 63)}${one.endsWith('0') ? '1' : '0'}`;
    await log().append('line-a', noStream, [newEvent(one), newEvent(two)]);
    expect(await log().receipt('line-a', twin)).toBeUndefined();
    await log().append('line-a', 1, [newEvent(twin)]);
    expect(await log().receipt('line-a', twin)).toEqual({ stream: 'line-a', first: 2, last: 2 });
    expect(await log().receipt('line-a', one)).toEqual({ stream: 'line-a', first: 0, last: 0 });
  });
};
