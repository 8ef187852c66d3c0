import { afterEach, expect, test } from '@jest/globals';
import type { Invocation, Outcome, StoredEvent } from '#event-sourcing';
import { MovedTime } from '#test/support/moved-time';
import type { PublicationState } from '../../publication.js';
import { HeadsKeeper } from './heads-keeper.js';

const hour = 3_600_000;
/** 23:30 in Hà Nội. */
const evening = Date.UTC(2026, 3, 1, 16, 30);
const stopping: AbortController[] = [];
afterEach(() => stopping.splice(0).forEach(each => each.abort()));

/** A log with one event recorded at the start, and whoever commits to its ends. */
const ledgerAt = (ms: number, phase: PublicationState['phase'] = 'publishing') => {
  const time = new MovedTime(ms);
  const recorded = [{ index: 0, recordedAt: time.now() }];
  const state = { phase, heads: undefined as { through: number } | undefined };
  const commits: Invocation[] = [];
  const troubles: string[] = [];
  const keeper = new HeadsKeeper({
    runner: {
      run: async (_, __, invocation: Invocation) => {
        commits.push(invocation);
        state.heads = { through: recorded.length - 1 };
        return { kind: 'accepted' } as Outcome;
      },
    },
    publication: {
      state: state as unknown as PublicationState,
      streamHeads: async () => ({ through: recorded.length - 1, streams: 1, root: 'ab'.repeat(32) }),
    },
    log: { scan: async (after: number) => recorded.slice(after + 1) as unknown as StoredEvent[] } as never,
    clock: time,
    scheduler: time,
    onTrouble: reason => void troubles.push(reason),
  });
  const stop = new AbortController();
  stopping.push(stop);
  void keeper.run(stop.signal);
  const pass = async (ms_: number): Promise<void> => {
    await time.someoneWaits();
    time.pass(ms_);
    await time.someoneWaits();
  };
  const record = (): void => void recorded.push({ index: recorded.length, recordedAt: time.now() });
  return { time, commits, troubles, state, pass, record };
};

test('the ends of streams are committed to once the day in Hà Nội is over, and once for that day', async () => {
  const { commits, pass } = ledgerAt(evening);
  await pass(60_000);
  expect(commits).toHaveLength(0);
  await pass(hour);
  expect(commits.map(({ document }) => document.number)).toEqual(['2026-04-02']);
  await pass(hour);
  expect(commits).toHaveLength(1);
});

test('each further day has a commitment of its own, if something was recorded', async () => {
  const { commits, pass, record } = ledgerAt(evening);
  await pass(hour);
  record();
  await pass(24 * hour);
  await pass(24 * hour);
  expect(commits.map(({ document }) => document.number)).toEqual(['2026-04-02', '2026-04-03']);
  expect(new Set(commits.map(({ commandId }) => commandId)).size).toBe(2);
});

test.each(['auditing', 'halted'] as const)('nothing is committed to while the log is %s', async phase => {
  const { commits, pass, state } = ledgerAt(evening, phase);
  await pass(hour);
  expect(commits).toHaveLength(0);
  state.phase = 'publishing';
  await pass(60_000);
  expect(commits).toHaveLength(1);
});
