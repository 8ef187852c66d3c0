import { expect, test } from '@jest/globals';
import { noStream, type EventStore, type StoredEvent } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

/** Takes from a follower until it has `count` events, then lets go. */
export const take = async (
  store: Pick<EventStore, 'follow'>,
  after: number,
  count: number,
): Promise<readonly StoredEvent[]> => {
  const stop = new AbortController();
  const taken: StoredEvent[] = [];
  for await (const batch of store.follow(after, stop.signal)) {
    taken.push(...batch);
    if (taken.length >= count) stop.abort();
  }
  return taken;
};

const upTo = (count: number, from = 0) => Array.from({ length: count - from }, (_, n) => from + n);
const indexesOf = (events: readonly StoredEvent[]) => events.map(event => event.index);

export const following = (log: Subject): void => {
  test.each([-1, 0, 6, 8])('begins after index %d', async after => {
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 10));
    expect(indexesOf(await take(log(), after, 9 - after))).toEqual(upTo(10, after + 1));
  });

  test('is the same as a scan, through many batches', async () => {
    for (let n = 0; n < 30; n += 1)
      await log().append('line-a', n * 100 - 1, newEvents(commandNamed(`${n}`), 100));
    expect(await take(log(), -1, 3_000)).toEqual(await log().scan(-1, 3_000));
  });

  test('may leave out what is needless, but never an event it does not name, nor the end of a batch', async () => {
    const event = (n: number) => newEvent(commandNamed(`${n}`), { type: n % 7 === 0 ? 'Other' : 'Tested' });
    for (let n = 0; n < 20; n += 1) await log().append('line-a', n - 1, [event(n)]);
    const stop = new AbortController();
    const needed: StoredEvent[] = [];
    for await (const batch of log().follow(-1, stop.signal, ['Tested'])) {
      needed.push(...batch.filter(({ type }) => type !== 'Tested'));
      if (batch.at(-1)!.index === 19) stop.abort();
    }
    expect(indexesOf(needed)).toEqual([0, 7, 14]);
    expect(needed).toEqual((await log().scan(-1, 20)).filter(({ type }) => type === 'Other'));
  });

  test('waits at the end, and goes on with what is written then', async () => {
    const taking = take(log(), -1, 5);
    for (let n = 0; n < 5; n += 1) await log().append('line-a', n - 1, [newEvent(commandNamed(`${n}`))]);
    expect(indexesOf(await taking)).toEqual(upTo(5));
  });

  test('a place past the end waits for what comes after it', async () => {
    const taking = take(log(), 1, 1);
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 3));
    expect(indexesOf(await taking)).toEqual([2]);
  });

  test('ends without error when it is told to: before, while it waits, and while it is not asked', async () => {
    const over = async (signal: AbortSignal) => {
      for await (const _ of log().follow(-1, signal)) throw new Error('nothing was written');
      return 'over';
    };
    const early = AbortSignal.abort();
    const late = new AbortController();
    const idle = new AbortController();
    expect(await over(early)).toBe('over');
    const waiting = over(late.signal);
    await new Promise(setImmediate);
    late.abort();
    expect(await waiting).toBe('over');
    const follower = log().follow(-1, idle.signal)[Symbol.asyncIterator]();
    idle.abort();
    expect(await follower.next()).toEqual({ done: true, value: undefined });
  });

  test('a slow consumer is not hurried, and misses nothing', async () => {
    const stop = new AbortController();
    const follower = log().follow(-1, stop.signal)[Symbol.asyncIterator]();
    const taken: StoredEvent[] = [];
    for (let n = 0; taken.length < 40; n += 1) {
      if (n < 40) await log().append('line-a', n - 1, [newEvent(commandNamed(`${n}`))]);
      if (n % 7 === 0) taken.push(...(await follower.next()).value);
    }
    stop.abort();
    expect(await follower.next()).toMatchObject({ done: true });
    expect(indexesOf(taken)).toEqual(upTo(40));
  });

  test('followers go their own ways', async () => {
    const taking = [-1, 3, 7].map(after => take(log(), after, 9 - after));
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 10));
    const seen = await Promise.all(taking);
    expect(seen.map(indexesOf)).toEqual([upTo(10), upTo(10, 4), upTo(10, 8)]);
  });
};
