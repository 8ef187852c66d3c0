import { StreamNotFoundError, UnavailableError } from '@eventstore/db-client';
import { StoreUnavailable } from '#event-sourcing';
import type { EventStoreDbCount } from './observer.js';
import type { Incoming } from './received.js';
import { StreamReads, type StreamReadsParts } from './stream-reads.js';

const event = { id: '1' } as Incoming;
const cutOff = () => new UnavailableError();

/** What one read comes to: events, an error, or nothing at all for ever. */
type Fate = readonly Incoming[] | Error | 'silence';

const readingOf = (fate: Fate) => ({
  on: () => undefined,
  destroy: () => undefined,
  cancel: async () => undefined,
  async *[Symbol.asyncIterator]() {
    if (fate === 'silence') await new Promise(() => undefined);
    else if (fate instanceof Error) throw fate;
    else for (const one of fate) yield { event: one };
  },
});

/** Reads that come to what is given, one after the other; the clients they are made on are numbered. */
const readsThat = (...fates: readonly Fate[]) => {
  const counts: EventStoreDbCount[] = [];
  let made = 0;
  let replaced = 0;
  let current = true;
  const readStream = () => readingOf(fates[made++] ?? new Error('nobody asked for so many'));
  const connection = {
    use: async () => ({ client: { readStream, readAll: readStream }, appends: {}, generation: replaced }),
    replace: () => void (replaced += 1),
    isCurrent: () => {
      const was = current;
      current = true;
      return was;
    },
  } as unknown as StreamReadsParts['connection'];
  const reads = new StreamReads({
    connection,
    random: { bytes: many => new Uint8Array(many) },
    scheduler: { wait: ms => new Promise(resolve => setTimeout(resolve, ms / 100)) },
    timings: { readMs: 500, pauseMs: 50, pauseMaxMs: 100 },
    observer: { count: what => void counts.push(what) },
  });
  return { reads, counts, made: () => made, replaced: () => replaced, letGo: () => void (current = false) };
};

test('a read that is cut off is made once more', async () => {
  const { reads, counts } = readsThat(cutOff(), [event]);
  expect(await reads.forward('line-a', 0, 1)).toEqual([event]);
  expect(counts).toEqual(['read-again']);
});

test('so is the one for the end of everything', async () => {
  const { reads } = readsThat(cutOff(), [{ ...event, position: { commit: 7n, prepare: 7n } }]);
  expect(await reads.end()).toEqual({ commit: 7n, prepare: 7n });
});

test('so is one whose client was let go of meanwhile: what it brought may be less than there is', async () => {
  const { reads, letGo } = readsThat([], [event]);
  letGo();
  expect(await reads.forward('line-a', 0, 1)).toEqual([event]);
});

test('cut off twice it is an outage', async () => {
  const { reads, made } = readsThat(cutOff(), cutOff(), [event]);
  await expect(reads.forward('line-a', 0, 1)).rejects.toThrow(StoreUnavailable);
  expect(made()).toBe(2);
});

test('one that waited in vain is not made again, and its client is let go of', async () => {
  const { reads, counts, made, replaced } = readsThat('silence', [event]);
  await expect(reads.forward('line-a', 0, 1)).rejects.toThrow(/no answer within 500 ms/u);
  expect([made(), replaced(), counts]).toEqual([1, 1, ['call-timed-out']]);
});

test('what the server said is not asked again', async () => {
  const refused = Object.assign(new Error('no'), { type: 'access-denied' });
  const none = readsThat(new StreamNotFoundError(), [event]);
  const denied = readsThat(refused, [event]);
  expect(await none.reads.forward('line-a', 0, 1)).toBeUndefined();
  await expect(denied.reads.forward('line-a', 0, 1)).rejects.toThrow(StoreUnavailable);
  expect([none.made(), denied.made()]).toEqual([1, 1]);
});
