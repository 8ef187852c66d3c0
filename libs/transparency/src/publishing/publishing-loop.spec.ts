import { expect, test } from '@jest/globals';
import { MovedTime } from '#test/support/moved-time';
import { publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import type { PublisherParts } from './publisher-parts.js';
import { PublishingLoop } from './publishing-loop.js';

const started = async (partsOf: (log: PublishedLog) => Partial<PublisherParts> = () => ({})) => {
  const log = await publishedLog();
  const time = new MovedTime(1_600_000_000_000);
  const stopping = new AbortController();
  const { parts, news } = log.parts({ clock: time, scheduler: time, everyMs: 2_000, ...partsOf(log) });
  const loop = new PublishingLoop(parts);
  const over = loop.run(stopping.signal);
  const sizes = () => news.flatMap(said => (said.kind === 'published' ? [said.size] : []));
  const end = async () => {
    stopping.abort();
    await over;
    await log.remove();
  };
  /** Until there is nothing to do before the next head is due: nor is a key waited for. */
  const rests = async () => {
    while (!(time.waits.length === 1 && time.waits[0] === 2_000)) await new Promise(setImmediate);
  };
  return { log, time, loop, news, sizes, over, stopping, rests, end };
};

test('a head is due when it is time, when somebody asks, and at the end', async () => {
  const { log, time, loop, sizes, rests, end } = await started();
  await rests();
  await recordEvents(log.store, 'line-a', 3);
  expect(sizes()).toEqual([]);
  time.pass(2_000);
  await rests();
  expect(sizes()).toEqual([3]);
  await recordEvents(log.store, 'line-a', 2);
  await loop.publishNow();
  expect(sizes()).toEqual([3, 5]);
  await recordEvents(log.store, 'line-b', 1);
  await end();
  expect(sizes()).toEqual([3, 5, 6]);
});

test('the ends of all streams are told as of what is recorded, published or not', async () => {
  const { log, loop, end } = await started();
  await recordEvents(log.store, 'line-b', 3);
  await recordEvents(log.store, 'line-a', 2);
  expect(await loop.streamHeads()).toMatchObject({ through: 4, streams: 2 });
  await end();
});

test('after a halt nothing is signed any more, and whoever asks is told why', async () => {
  const { log, loop, news, over, end } = await started();
  await recordEvents(log.store, 'line-a', 3);
  await loop.publishNow();
  await log.apart.write([{ path: 'last-head', bytes: Buffer.from('x') }]);
  await log.tamper('DELETE FROM control');
  const { parts, news: later } = log.parts();
  const again = new PublishingLoop(parts);
  await again.run(new AbortController().signal);
  expect(later).toEqual([expect.objectContaining({ kind: 'halted' })]);
  await expect(again.publishNow()).rejects.toThrow(/The file of the last signed head/u);
  expect(news.some(({ kind }) => kind === 'halted')).toBe(false);
  await end();
  await over;
});

test('an outage is told and tried again when it is time', async () => {
  const down = { now: true };
  const { log, time, news, sizes, rests, end } = await started(log => ({
    files: {
      read: path => log.files.read(path),
      remove: paths => log.files.remove(paths),
      write: async files => {
        if (down.now) throw new Error('no space left');
        await log.files.write(files);
      },
    },
  }));
  await rests();
  await recordEvents(log.store, 'line-a', 1);
  time.pass(2_000);
  await rests();
  expect(news.at(-1)).toEqual({ kind: 'trouble', reason: 'no space left' });
  down.now = false;
  time.pass(2_000);
  await rests();
  expect(sizes()).toEqual([1]);
  await end();
});

test('an outage that passed is told to have passed, also when there is nothing new to publish', async () => {
  const down = { now: true };
  const { time, news, rests, end } = await started(log => ({
    log: Object.assign(Object.create(log.store) as typeof log.store, {
      head: async () => {
        if (down.now) throw new Error('locked');
        return log.store.head();
      },
    }),
  }));
  down.now = false;
  await rests();
  down.now = true;
  time.pass(2_000);
  await rests();
  expect(news.at(-1)).toEqual({ kind: 'trouble', reason: 'locked' });
  down.now = false;
  time.pass(2_000);
  await rests();
  expect(news.at(-1)).toEqual({ kind: 'recovered' });
  const told = news.length;
  time.pass(2_000);
  await rests();
  expect(news).toHaveLength(told);
  await end();
});
