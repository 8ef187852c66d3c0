import { expect, test } from '@jest/globals';
import { CopyGone } from '#views';
import type { ViewsSubject } from './harness.js';
import { aRegister, aTally, batch, entry, write } from './rows.js';

const at = '2020-01-02T03:04:05.678Z';
const cell = { account: 'line/a/available', commodity: 'VND' };

export const copies = (views: ViewsSubject): void => {
  const states = async () =>
    (await views().catalogue()).map(({ name, version, state }) => `${name}@${version} ${state}`);

  test('there is none at first, also for a reader that comes before any writer', async () => {
    expect(await views.reader().catalogue()).toEqual([]);
    await expect(views.reader().checkpoint('money@1#1')).rejects.toThrow(CopyGone);
    expect(await views().catalogue()).toEqual([]);
  });

  test('a reader that came early sees copies that are made later', async () => {
    const reader = views.reader();
    expect(await reader.catalogue()).toEqual([]);
    const { id } = await aTally(views());
    await views().commit(id, batch(-1, 0, { entries: [entry(0, 5)] }));
    expect(await reader.sum(id, [cell], { known: 0 })).toEqual([5n]);
    const register = await aRegister(views());
    await views().commit(register.id, batch(-1, 0, { writes: [write(0, 'k', { a: 1 })] }));
    expect(await reader.get(register.id, 'k', 0)).toEqual({ a: 1 });
  });

  test('the first of a name is live, the next one is built beside it', async () => {
    const first = await aTally(views());
    expect(first).toMatchObject({
      name: 'money',
      version: 1,
      kind: 'tally',
      state: 'live',
      checkpoint: { position: -1, digest: { count: 0 }, parked: [] },
    });
    const second = await aTally(views(), 'money', 2);
    expect(second.state).toBe('building');
    expect(second.generation).toBeGreaterThan(first.generation);
    expect((await aRegister(views())).state).toBe('live');
    expect(await views().catalogue()).toHaveLength(3);
  });

  test('a switch is atomic, keeps the old copy readable, and can be taken back', async () => {
    const old = await aTally(views());
    const next = await aTally(views(), 'money', 2);
    await views().commit(old.id, batch(-1, 0, { entries: [entry(0, 5)] }));
    await views().commit(next.id, batch(-1, 0, { entries: [entry(0, 6)] }));
    await views().switchTo(next.id, at);
    expect(await states()).toEqual(['money@1 retired', 'money@2 live']);
    expect((await views().catalogue())[0]).toMatchObject({ retiredAt: at });
    expect(await views().sum(old.id, [cell], { known: 0 })).toEqual([5n]);
    await expect(views().commit(old.id, batch(0, 1))).rejects.toThrow(CopyGone);
    await views().switchTo(next.id, '2021-01-01T00:00:00.000Z');
    await views().switchTo(old.id, '2021-01-01T00:00:00.000Z');
    expect(await states()).toEqual(['money@1 live', 'money@2 retired']);
    expect(await views().commit(old.id, batch(0, 1))).toEqual({ committed: true });
  });

  test('a retired copy stays readable, takes no more, and can be taken up again', async () => {
    const old = await aTally(views());
    const next = await aTally(views(), 'money', 2);
    await views().commit(old.id, batch(-1, 0, { entries: [entry(0, 5)] }));
    for (const { id } of [next, old]) await views().retire(id, at);
    await views().retire(old.id, '2021-01-01T00:00:00.000Z');
    expect(await states()).toEqual(['money@1 retired', 'money@2 building']);
    expect((await views().catalogue())[0]).toMatchObject({ retiredAt: at });
    expect(await views().sum(old.id, [cell], { known: 0 })).toEqual([5n]);
    await expect(views().commit(old.id, batch(0, 1))).rejects.toThrow(CopyGone);
    await expect(views().retire('money@1#77', at)).rejects.toThrow(CopyGone);
    await views().switchTo(old.id, '2021-01-01T00:00:00.000Z');
    expect(await views().commit(old.id, batch(0, 1))).toEqual({ committed: true });
  });

  test('a dropped copy is gone for everybody, and its id never comes again', async () => {
    const reader = views.reader();
    const old = await aTally(views());
    await views().commit(old.id, batch(-1, 0, { entries: [entry(0, 5)] }));
    expect(await reader.sum(old.id, [cell], { known: 0 })).toEqual([5n]);
    await views().drop(old.id);
    await views().drop(old.id);
    expect(await reader.catalogue()).toEqual([]);
    await expect(reader.sum(old.id, [cell], { known: 0 })).rejects.toThrow(CopyGone);
    const next = await aTally(views());
    expect(next.id).not.toBe(old.id);
    expect(next.state).toBe('live');
    expect(await reader.sum(next.id, [cell], { known: -1 })).toEqual([0n]);
  });

  test('copies do not see one another', async () => {
    const one = await aRegister(views());
    const two = await aRegister(views(), 'papers', 2);
    await views().commit(one.id, batch(-1, 0, { writes: [write(0, 'k', { v: 1 }, { state: ['open'] })] }));
    await views().commit(two.id, batch(-1, 0, { writes: [write(0, 'k', { v: 2 }, { state: ['shut'] })] }));
    expect(await views().get(one.id, 'k', 0)).toEqual({ v: 1 });
    expect((await views().scan(one.id, { state: 'shut' }, 0)).items).toEqual([]);
  });
};
