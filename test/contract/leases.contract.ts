import { describe, expect, test } from '@jest/globals';
import type { Lease, Leases } from '#event-sourcing';
import { timerScheduler } from '#test/support/timer-scheduler';

const long = 60_000;

/** What every keeper of leases does. @param open one of several processes that share leases nobody has yet */
export const leasesContract = (name: string, open: () => Leases): void => {
  const taken = async (from: Leases, work: string, ms = long): Promise<Lease> => {
    const lease = await from.take(work, ms);
    if (!lease) throw new Error('somebody else has it');
    return lease;
  };

  describe(`${name} keeps leases:`, () => {
    test('one holder at a time, for each work its own', async () => {
      const here = open();
      const there = open();
      await taken(here, 'one work');
      expect(await there.take('one work', long)).toBeUndefined();
      expect(await here.take('one work', long)).toBeUndefined();
      await taken(there, 'another');
    });

    test('of many who ask at once, one', async () => {
      const stores = Array.from({ length: 8 }, open);
      const got = await Promise.all(stores.map(store => store.take('wanted', long)));
      expect(got.filter(Boolean)).toHaveLength(1);
    });

    test('what is given up can be taken at once', async () => {
      const here = open();
      const there = open();
      await (await taken(here, 'handed on')).release();
      await taken(there, 'handed on');
    });

    test('what is not renewed runs out, and then belongs to whoever takes it', async () => {
      const here = open();
      const there = open();
      const old = await taken(here, 'runs out', 30);
      let next: Lease | undefined;
      while (!next) {
        next = await there.take('runs out', long);
        await timerScheduler.wait(2);
      }
      expect(await old.renew(long)).toBe(false);
      await old.release();
      expect(await here.take('runs out', long)).toBeUndefined();
      expect(await next.renew(long)).toBe(true);
    });

    test('what is renewed does not run out', async () => {
      const here = open();
      const there = open();
      const lease = await taken(here, 'lasting', 2_000);
      expect(await lease.renew(long)).toBe(true);
      expect(await there.take('lasting', long)).toBeUndefined();
    });
  });
};
