import { expect, test } from '@jest/globals';
import type { Built } from '#views';
import { MovedTime } from '#test/support/moved-time';
import { ledgerViews } from '../ledger-views.js';
import { ViewsLag } from './views-lag.js';

const begun = Date.UTC(2026, 0, 2);
const [first, second] = ledgerViews;

/** A log with an event each second from `begun` on, and live copies at the positions given. */
const lagging = (positions: Record<string, number>, events: number) => {
  const time = new MovedTime(begun);
  const log = {
    head: async () => ({ index: events - 1 }),
    scan: async (after: number) =>
      after + 1 < events
        ? [{ index: after + 1, recordedAt: new Date(begun + (after + 1) * 1_000).toISOString() }]
        : [],
  };
  const catalogue = async () =>
    [first!, second!].map(({ name, version }) => ({
      id: `${name}@${version}#1`,
      name,
      version,
      state: 'live',
      checkpoint: { position: positions[name] },
    })) as unknown as readonly Built[];
  const lag = new ViewsLag({ readStore: { catalogue }, log: log as never, clock: time }, 10_000);
  const put = (position: number): void => {
    positions[first!.name] = position;
  };
  return { lag, time, put };
};

test('the slowest live copy is named, with events and seconds', async () => {
  const { lag, time } = lagging({ [first!.name]: 1, [second!.name]: 6 }, 10);
  time.pass(9_500);
  expect(await lag.now()).toEqual({ view: first!.name, events: 8, ms: 7_500 });
  expect(await lag.said()).toBe(`8 events, 7.5 s (${first!.name})`);
  expect(await lag.tooMuch()).toBeUndefined();
});

test('who asks at the same time is answered from one look at the store', async () => {
  let looks = 0;
  const catalogue = async () => ((looks += 1), []) as readonly Built[];
  const log = { head: async () => ({ index: 9 }), scan: async () => [] };
  const lag = new ViewsLag({ readStore: { catalogue }, log, clock: new MovedTime(begun) }, 10_000);
  await Promise.all([lag.said(), lag.tooMuch(), lag.now()]);
  expect(looks).toBe(1);
  await lag.now();
  expect(looks).toBe(2);
});

test('views that have seen all lag by nothing, however old the log is', async () => {
  const { lag, time } = lagging({ [first!.name]: 9, [second!.name]: 9 }, 10);
  time.pass(1_000_000);
  expect([await lag.now(), await lag.said(), await lag.tooMuch()]).toEqual([undefined, undefined, undefined]);
});

test('beyond the limit it is too much, until it is half of it: what hovers there does not flap', async () => {
  const { lag, time, put } = lagging({ [first!.name]: 0, [second!.name]: 20 }, 21);
  const at = async (position: number): Promise<boolean> => {
    put(position);
    return (await lag.tooMuch()) !== undefined;
  };
  time.pass(20_000);
  expect(await at(9)).toBe(false);
  expect(await at(8)).toBe(true);
  expect(await at(9)).toBe(true);
  expect(await at(13)).toBe(true);
  expect(await at(14)).toBe(false);
  expect(await at(9)).toBe(false);
});

test('a copy in another version than the declared one is not fed, and not counted', async () => {
  const { lag, time } = lagging({ [first!.name]: 9, [second!.name]: 9 }, 10);
  time.pass(60_000);
  const former = {
    name: first!.name,
    version: first!.version + 1,
    state: 'live',
    checkpoint: { position: -1 },
  };
  const catalogue = async () => [former] as unknown as readonly Built[];
  const log = { head: async () => ({ index: 9 }), scan: async () => [] };
  const other = new ViewsLag({ readStore: { catalogue }, log, clock: time }, 10_000);
  expect(await other.now()).toBeUndefined();
  expect(await lag.now()).toBeUndefined();
});
