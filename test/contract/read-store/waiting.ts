import { expect, test } from '@jest/globals';
import type { ViewsSubject } from './harness.js';
import { aTally, batch } from './rows.js';

export const waiting = (views: ViewsSubject): void => {
  const never = new AbortController().signal;

  test('a position that is reached already', async () => {
    const { id } = await aTally(views());
    expect(await views().reached(id, -1, never)).toBe(true);
    expect(await views().reached(id, 0, AbortSignal.abort())).toBe(false);
  });

  test('a commit wakes those who wait for it, on its own connection and on others', async () => {
    const { id } = await aTally(views());
    const stores = [views(), views.another(), views.reader()];
    const reached = stores.map(store => store.reached(id, 2, never));
    await views().commit(id, batch(-1, 1));
    await views().commit(id, batch(1, 3));
    expect(await Promise.all(reached)).toEqual([true, true, true]);
  });

  test('waiting ends when the signal aborts', async () => {
    const { id } = await aTally(views());
    const late = new AbortController();
    const reached = views().reached(id, 5, late.signal);
    await views().commit(id, batch(-1, 4));
    late.abort();
    expect(await reached).toBe(false);
  });
};
