import { expect, test } from '@jest/globals';
import type { Scheduler } from '#event-sourcing';
import { readAhead } from './feed.js';

const turns: (() => void)[] = [];
const scheduler: Scheduler = { wait: () => new Promise(resolve => turns.push(resolve)) };
const turn = async (): Promise<void> => {
  for (const go of turns.splice(0)) go();
  await new Promise(setImmediate);
};

async function* counted(read: number[], failsAt = 9): AsyncIterable<number> {
  for (let n = 0; n < 4; n += 1) {
    if (n === failsAt) throw new Error('unreadable');
    read.push(n);
    yield n;
  }
}

test('the next batch is read while the one before is in hand, and no more than one', async () => {
  const read: number[] = [];
  const batches = readAhead(counted(read), scheduler)[Symbol.asyncIterator]();
  expect(await batches.next()).toEqual({ done: false, value: 0 });
  expect(read).toEqual([0]);
  await turn();
  await turn();
  expect(read).toEqual([0, 1]);
  const rest: number[] = [];
  const taking = (async () => {
    for await (const n of { [Symbol.asyncIterator]: () => batches }) rest.push(n);
  })();
  for (let n = 0; n < 5; n += 1) await turn();
  await taking;
  expect(rest).toEqual([1, 2, 3]);
});

test('what cannot be read fails when its turn comes, not before', async () => {
  const batches = readAhead(counted([], 1), scheduler)[Symbol.asyncIterator]();
  expect((await batches.next()).value).toBe(0);
  await turn();
  await expect(batches.next()).rejects.toThrow('unreadable');
});

test('whoever stops reading ends what is read from', async () => {
  let ended = false;
  async function* source() {
    try {
      yield 1;
      yield 2;
    } finally {
      ended = true;
    }
  }
  for await (const n of readAhead(source(), scheduler)) if (n === 1) break;
  expect(ended).toBe(true);
});
