import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  decode,
  type Moment,
  money,
  papers,
  project,
  smallLedger,
  type SmallLedger,
} from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import type { View } from '../view.js';
import { RebuildDiffers } from './faults.js';
import { rebuild, type RebuildProgress } from './rebuild.js';

/** Enough for three batches of the engine. */
const many = 4_500;
const moments = Array.from({ length: many }, (_, n): Moment => {
  const stream = `a-${Math.floor(n / 50) % 17}`;
  const amount = String(n % 13);
  return {
    stream,
    effectiveDate: `2020-01-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`,
    member: `m-${n % 5}`,
    postings: [{ account: `line/${stream}/paid`, commodity: 'VND', amount }],
    papers: [{ key: `${stream}-${n % 11}`, state: `s-${n % 3}` }],
    ...(n === 3_000 ? { poison: ['papers'] } : {}),
  };
});

describe('a rebuild', () => {
  let ledger: SmallLedger;
  beforeEach(async () => {
    ledger = await smallLedger();
    await ledger.record(moments);
  });
  afterEach(() => ledger.remove());

  const live = async (name: string) =>
    (await ledger.readStore.catalogue()).find(copy => copy.name === name && copy.state === 'live')!;

  const run = (view: View, stopAfter = Number.POSITIVE_INFINITY) => {
    const over = new AbortController();
    const progress: RebuildProgress[] = [];
    const { log, clock } = ledger;
    const readStore = ledger.views.another();
    const done = rebuild({
      view,
      log,
      decode,
      readStore,
      clock,
      scheduler: timerScheduler,
      signal: over.signal,
      onProgress: told => {
        progress.push(told);
        if (progress.length >= stopAfter) over.abort();
      },
    });
    return { done, progress };
  };

  test.each(['money', 'papers'])(
    'of %s gives the digest of the live copy, also when it is cut short and resumed',
    async name => {
      const view = name === 'money' ? money() : papers();
      const projector = project(ledger, [money(), papers()]);
      await projector.caughtUp();
      const before = await live(name);
      const cut = run(view, 1);
      expect(await cut.done).toBeUndefined();
      const building = (await ledger.readStore.catalogue()).find(copy => copy.state === 'building')!;
      expect(building.checkpoint.position).toBe(1_999);
      expect(await live(name)).toEqual(before);
      const resumed = run(view);
      expect(await resumed.done).toMatchObject({
        id: building.id,
        state: 'live',
        checkpoint: before.checkpoint,
      });
      expect(resumed.progress.map(({ done, total }) => [done, total])).toEqual([
        [4_000, many],
        [many, many],
      ]);
      await ledger.record([
        { stream: 'z-1', papers: [{ key: 'z', state: 'new' }], postings: moments[1]!.postings! },
      ]);
      await projector.caughtUp();
      await projector.stop();
      expect((await live(name)).id).toBe(building.id);
      expect((await live(name)).checkpoint.position).toBe(many);
    },
  );

  test('beside a projector that goes on ends at the live copy of that moment', async () => {
    const projector = project(ledger, [money(), papers()]);
    await projector.caughtUp();
    const { done } = run(papers());
    for (let n = 0; n < 30; n += 1)
      await ledger.record([{ stream: 'z-1', papers: [{ key: 'z', state: `${n}` }] }]);
    await done;
    await projector.caughtUp();
    await projector.stop();
    const { id, checkpoint } = await live('papers');
    expect(checkpoint).toMatchObject({ position: many + 29, parked: [{ index: 3_000 }] });
    expect(await ledger.readStore.versions(id, 'z', many + 29)).toHaveLength(30);
  });

  test('that comes to other rows in the same version is dropped, and says so', async () => {
    const projector = project(ledger, [papers()]);
    await projector.caughtUp();
    await projector.stop();
    const before = await ledger.readStore.catalogue();
    await expect(run(papers(1, { other: true })).done).rejects.toThrow(RebuildDiffers);
    expect(await ledger.readStore.catalogue()).toEqual(before);
  });

  test('that can apply what the live copy could not asks for a new version', async () => {
    const projector = project(ledger, [papers()]);
    await projector.caughtUp();
    await projector.stop();
    const mended = papers(1, {}, () => false);
    await expect(run(mended).done).rejects.toThrow(/rebuilt 4500 rows .* 0 parked, live .* 1 parked/u);
    await expect(run(papers(2)).done).rejects.toThrow(/no live copy of version 2/u);
  });
});
