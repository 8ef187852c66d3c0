import { beforeEach, describe, expect, test } from '@jest/globals';
import type { NonEmpty } from '#kernel';
import { MemoryLog } from '#test/support/memory-log';
import { commandNamed, newEvents } from '#test/support/new-events';
import type { NewEvent } from '../log/event-store.js';
import { copyLog, type CopyProgress } from './copy-log.js';

let from: MemoryLog;
let to: MemoryLog;
let progress: CopyProgress[];
let stopping: AbortController;

const parts = () => ({
  from,
  to,
  signal: stopping.signal,
  indexed: async () => undefined,
  onProgress: (step: CopyProgress) => progress.push(step),
});

const everything = (log: MemoryLog) => log.scan(-1, 100_000);

beforeEach(async () => {
  from = new MemoryLog();
  to = new MemoryLog();
  progress = [];
  stopping = new AbortController();
  const revisions = [-1, -1, -1];
  for (let n = 0; n < 600; n += 1) {
    const events = newEvents(commandNamed(`${n}`), 1 + (n % 4));
    await from.append(`thing-${n % 3}`, revisions[n % 3]!, events);
    revisions[n % 3]! += events.length;
  }
});

test('every event, in order and byte for byte; what one command wrote stays one append', async () => {
  expect(await copyLog(parts())).toEqual({ kind: 'copied', events: 1_500 });
  expect(await everything(to)).toEqual(await everything(from));
  for (let n = 0; n < 600; n += 1)
    expect(await to.receipt(`thing-${n % 3}`, commandNamed(`${n}`))).toEqual(
      await from.receipt(`thing-${n % 3}`, commandNamed(`${n}`)),
    );
  expect(progress.at(-1)).toEqual({ phase: 'comparing', done: 1_500, total: 1_500 });
});

test('an empty log is copied too', async () => {
  from = new MemoryLog();
  expect(await copyLog(parts())).toEqual({ kind: 'copied', events: 0 });
});

test('stopped between two appends it goes on from there', async () => {
  const append = to.append.bind(to);
  let left = 100;
  to.append = async (...given) => {
    if ((left -= 1) === 0) stopping.abort();
    return append(...given);
  };
  expect(await copyLog(parts())).toEqual({ kind: 'interrupted', events: 250 });
  stopping = new AbortController();
  expect(await copyLog(parts())).toEqual({ kind: 'copied', events: 1_500 });
  expect(await everything(to)).toEqual(await everything(from));
});

test('stopped while it compares it has not finished', async () => {
  const { onProgress } = parts();
  const stopAtComparing = (step: CopyProgress): void => {
    onProgress(step);
    if (step.phase === 'comparing') stopping.abort();
  };
  expect(await copyLog({ ...parts(), onProgress: stopAtComparing })).toMatchObject({ kind: 'interrupted' });
});

describe('a target that holds something else', () => {
  const foreign = async (stream: string, events: NonEmpty<NewEvent>) => to.append(stream, -1, events);

  test('from its first event on', async () => {
    await foreign('thing-0', newEvents(commandNamed('foreign'), 1));
    expect(await copyLog(parts())).toEqual({
      kind: 'different',
      difference: { index: 0, what: 'body', stream: 'thing-0' },
    });
    expect((await to.head()).index).toBe(0);
  });

  test('beyond the end of the source', async () => {
    await copyLog(parts());
    await foreign('thing-9', newEvents(commandNamed('foreign'), 1));
    expect(await copyLog(parts())).toEqual({
      kind: 'different',
      difference: { index: 1_500, what: 'only in the target' },
    });
  });

  test('or gets it while the copy runs', async () => {
    const append = to.append.bind(to);
    to.append = async (...given) => {
      to.append = append;
      await foreign('thing-2', newEvents(commandNamed('foreign'), 1));
      return append(...given);
    };
    expect(await copyLog(parts())).toMatchObject({ kind: 'different', difference: { what: 'revision' } });
  });
});

test('a target that gives back other bytes is found', async () => {
  const scan = to.scan.bind(to);
  to.scan = async (after, limit) =>
    (await scan(after, limit)).map(event =>
      event.index === 777 ? { ...event, body: event.body.replace('Tested', 'Tasted') } : event,
    );
  expect(await copyLog(parts())).toMatchObject({
    kind: 'different',
    difference: { index: 777, what: 'body' },
  });
});
