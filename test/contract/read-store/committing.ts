import { expect, test } from '@jest/globals';
import { AmountOverflow, CopyGone } from '#views';
import type { ViewsSubject } from './harness.js';
import { aRegister, aTally, batch, entry, write } from './rows.js';

const cell = { account: 'line/a/available', commodity: 'VND' };

export const committing = (views: ViewsSubject): void => {
  test('rows and checkpoint move together', async () => {
    const { id } = await aTally(views());
    const parked = [{ stream: 'line-a', index: 3, reason: 'không áp dụng được' }];
    expect(await views().commit(id, batch(-1, 4, { entries: [entry(2, 5)], parked }))).toEqual({
      committed: true,
    });
    expect(await views().checkpoint(id)).toMatchObject({ position: 4, digest: { count: 5 }, parked });
  });

  test('what was committed is there after a restart', async () => {
    const { id } = await aTally(views());
    await views().commit(id, batch(-1, 4, { entries: [entry(2, 5)] }));
    await views.reopen();
    expect(await views().sum(id, [cell], { known: 4 })).toEqual([5n]);
    await views().commit(id, batch(4, 5, { entries: [entry(5, 7)] }));
    expect(await views().sum(id, [cell], { known: 5 })).toEqual([12n]);
  });

  test.each([-1, 3, 5])(
    'a batch from %d at position 4 writes nothing and learns the position',
    async from => {
      const { id } = await aTally(views());
      await views().commit(id, batch(-1, 4, { entries: [entry(2, 5)] }));
      const stale = await views().commit(id, batch(from, 9, { entries: [entry(9, 100)] }));
      expect(stale).toEqual({ committed: false, position: 4 });
      expect(await views().checkpoint(id)).toMatchObject({ position: 4 });
      expect(await views().sum(id, [cell], { known: 4 })).toEqual([5n]);
    },
  );

  test('amounts near 2^62 are exact, and what leaves 64 bits is refused whole', async () => {
    const { id } = await aTally(views());
    const large = 2n ** 62n - 1n;
    await views().commit(id, batch(-1, 1, { entries: [entry(0, large), entry(1, large)] }));
    expect(await views().sum(id, [cell], { known: 1 })).toEqual([2n * large]);
    expect(await views().sum(id, [cell], { known: 0, effective: '2020-01-02' })).toEqual([large]);
    const over = batch(1, 3, { entries: [entry(2, 1), entry(3, 2)] });
    await expect(views().commit(id, over)).rejects.toThrow(new AmountOverflow(3, cell.account, 'VND'));
    expect(await views().checkpoint(id)).toMatchObject({ position: 1 });
    await views().commit(id, batch(1, 2, { entries: [entry(2, -large)] }));
    expect(await views().sum(id, [cell], { known: 2 })).toEqual([large]);
  });

  test('there is no such copy', async () => {
    await aTally(views());
    for (const id of ['money@1#999', 'other@1#1', 'money'])
      await expect(views().commit(id, batch(-1, 0))).rejects.toThrow(CopyGone);
  });
};

export const takingTurns = (views: ViewsSubject): void => {
  test('of two projectors that take turns by chance, each event counts once', async () => {
    const { id } = await aTally(views());
    const stores = [views(), views.another()];
    const project = async (store: (typeof stores)[number]) => {
      let at = -1;
      while (at < 39) {
        const done = await store.commit(
          id,
          batch(at, at + 1, { entries: [entry(at + 1, 1, { effective: `2020-01-${10 + ((at + 1) % 7)}` })] }),
        );
        at = done.committed ? at + 1 : done.position;
      }
    };
    await Promise.all(stores.map(project));
    expect(await views().sum(id, [cell], { known: 39 })).toEqual([40n]);
    expect(await views().sum(id, [cell], { known: 39, effective: '2020-01-12' })).toEqual([18n]);
  });

  test('two writers of one register take turns', async () => {
    const { id } = await aRegister(views());
    const other = views.another();
    for (let n = 0; n < 6; n += 1)
      await (n % 2 ? other : views()).commit(
        id,
        batch(n - 1, n, { writes: [write(n, 'k', { n }, { state: [n % 3 ? 'open' : 'closed'] })] }),
      );
    expect(await views().versions(id, 'k', 5)).toHaveLength(6);
    expect((await views().scan(id, { state: 'closed' }, 3)).items).toEqual([{ key: 'k', doc: { n: 3 } }]);
    expect((await views().scan(id, { state: 'closed' }, 5)).items).toEqual([]);
  });
};
