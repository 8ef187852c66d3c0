import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sealKeyIdOf, type SealKey, type SealKeys } from '#event-sourcing';

/** One empty store of keys, for one test. */
export interface OpenSealKeys {
  readonly keys: SealKeys;
  /** Closes it and opens the same one again; `keys` is the new one from then on. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
}

export interface SealKeysHarness {
  empty(): Promise<OpenSealKeys>;
}

const id = (n: number): string => sealKeyIdOf('c0'.repeat(32), `field ${n}`);
const aKey = (n: number): SealKey => ({
  key: n.toString(16).padStart(64, '0'),
  salt: (n + 128).toString(16).padStart(64, 'f'),
});

/** What every store of seal keys does. An adapter's spec calls it once, with a way to make an empty store. */
export const sealKeysContract = (name: string, harness: SealKeysHarness): void => {
  describe(`${name} keeps seal keys:`, () => {
    let open: OpenSealKeys;
    beforeEach(async () => {
      open = await harness.empty();
    });
    afterEach(() => open.remove());

    test('what is kept is found, as it was', async () => {
      expect(await open.keys.keep(id(1), aKey(1))).toEqual(aKey(1));
      expect(await open.keys.find(id(1))).toEqual(aKey(1));
    });

    test('what was never kept is not found', async () => expect(await open.keys.find(id(1))).toBeUndefined());

    test('the first key stands: whoever comes later is given it', async () => {
      await open.keys.keep(id(1), aKey(1));
      expect(await open.keys.keep(id(1), aKey(2))).toEqual(aKey(1));
      expect(await open.keys.find(id(1))).toEqual(aKey(1));
    });

    test('of many that come at once, all are given the same', async () => {
      const given = await Promise.all(Array.from({ length: 8 }, (_, n) => open.keys.keep(id(1), aKey(n))));
      expect(new Set(given.map(({ key }) => key)).size).toBe(1);
    });

    test('destroyed is not found, and the others are', async () => {
      for (const n of [1, 2, 3]) await open.keys.keep(id(n), aKey(n));
      await open.keys.destroy([id(1), id(3)]);
      expect(await open.keys.find(id(1))).toBeUndefined();
      expect(await open.keys.find(id(2))).toEqual(aKey(2));
      expect(await open.keys.find(id(3))).toBeUndefined();
    });

    test('destroying again, or what was never there, changes nothing', async () => {
      await open.keys.keep(id(1), aKey(1));
      for (let times = 0; times < 2; times += 1) await open.keys.destroy([id(1), id(9)]);
      await open.keys.destroy([]);
      expect(await open.keys.find(id(1))).toBeUndefined();
    });

    test('all of it lasts', async () => {
      for (const n of [1, 2]) await open.keys.keep(id(n), aKey(n));
      await open.keys.destroy([id(1)]);
      await open.reopen();
      expect(await open.keys.find(id(1))).toBeUndefined();
      expect(await open.keys.find(id(2))).toEqual(aKey(2));
    });

    test('copies are told, once they are known', async () => {
      expect(await open.keys.copies()).toEqual([]);
      const copy = { place: 'backup-1', madeAt: '2020-03-01T00:00:00.000Z' };
      await open.keys.noteCopy(copy);
      await open.reopen();
      expect(await open.keys.copies()).toEqual([copy]);
    });
  });
};
