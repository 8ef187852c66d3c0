import { expect, test } from '@jest/globals';
import { SharedReading } from './shared-reading.js';

async function* counted(read: number[]): AsyncIterable<number> {
  for (let n = 0; n < 5; n += 1) {
    read.push(n);
    yield n;
  }
}

/** Everything that can go on has gone on. */
const settled = () => new Promise(setImmediate);

/** A reader that is done with a batch when it is told so. */
const reader = (reading: SharedReading<number>) => {
  const has: number[] = [];
  const done: (() => void)[] = [];
  const ended = (async () => {
    for await (const n of reading.reader()) {
      has.push(n);
      await new Promise<void>(resolve => done.push(resolve));
    }
  })();
  const goOn = async (): Promise<void> => {
    done.shift()?.();
    await settled();
  };
  return { has, goOn, ended };
};

test('a batch is read once for all, and a reader goes on without the others, by one batch', async () => {
  const read: number[] = [];
  const passed: number[] = [];
  const reading = new SharedReading(counted(read), n => passed.push(n));
  const quick = reader(reading);
  const slow = reader(reading);
  await settled();
  for (let n = 0; n < 3; n += 1) await quick.goOn();
  expect([quick.has, slow.has, read, passed]).toEqual([[0, 1], [0], [0, 1], []]);
  await slow.goOn();
  expect([quick.has, slow.has, passed]).toEqual([[0, 1, 2], [0, 1], [0]]);
  for (let n = 0; n < 5; n += 1) await Promise.all([quick.goOn(), slow.goOn()]);
  await Promise.all([quick.ended, slow.ended]);
  expect([quick.has, slow.has, read, passed]).toEqual(Array(4).fill([0, 1, 2, 3, 4]));
});

test('one that stops is waited for no longer', async () => {
  const reading = new SharedReading(counted([]), () => undefined);
  const quick = reader(reading);
  const stopping = (async () => {
    for await (const _ of reading.reader()) throw new Error('broken');
  })();
  await expect(stopping).rejects.toThrow('broken');
  for (let n = 0; n < 5; n += 1) await quick.goOn();
  await quick.ended;
  expect(quick.has).toEqual([0, 1, 2, 3, 4]);
});

test('what cannot be read is told to every reader', async () => {
  async function* broken(): AsyncIterable<number> {
    yield 0;
    throw new Error('unreadable');
  }
  const reading = new SharedReading(broken(), () => undefined);
  const take = async () => {
    for await (const n of reading.reader()) expect(n).toBe(0);
  };
  const ended = await Promise.allSettled([take(), take()]);
  expect(ended).toMatchObject(Array(2).fill({ status: 'rejected', reason: { message: 'unreadable' } }));
});
