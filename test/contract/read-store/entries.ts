import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { UnknownCursor } from '#views';
import type { ViewsSubject } from './harness.js';
import { aTally, allPages, batch, entry } from './rows.js';
import { history, naiveEntries } from './tally-history.js';

const cell = { account: 'line/a/available', commodity: 'VND' };

export const entries = (views: ViewsSubject): void => {
  test('entries at every pair of clocks are those of a naive fold, in log order, on pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 7 }), async (past, limit) => {
        const { id } = await aTally(views());
        await views().commit(id, batch(-1, past.events - 1, { entries: past.entries }));
        for (const at of past.clocks.filter((_, n) => n % 4 === 0)) {
          const listed = await allPages(after => views().entries(id, cell, at, after, limit));
          const naive = naiveEntries(past.entries, cell, at);
          const order = (e: (typeof naive)[number]) =>
            `${String(e.index).padStart(6)} ${e.effective} ${e.member ?? ''}`;
          expect(listed).toEqual([...naive].sort((a, b) => (order(a) < order(b) ? -1 : 1)));
        }
        await views().drop(id);
      }),
      { numRuns: 30 },
    );
  });

  test('entries recorded after an index, or in effect after a day, are those of a naive fold', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(25), fc.nat(8), async (past, place, day) => {
        const { id } = await aTally(views());
        await views().commit(id, batch(-1, past.events - 1, { entries: past.entries }));
        const since = place - 1;
        const later = addDays('2019-12-28', day);
        for (const at of past.clocks.filter((_, n) => n % 5 === 0)) {
          const all = naiveEntries(past.entries, cell, at);
          const indexes = async (only: { since?: number; later?: string }) =>
            (await allPages(after => views().entries(id, cell, { ...at, ...only }, after, 2))).map(
              e => e.index,
            );
          const recorded = all.filter(({ index }) => index > since);
          const inEffect = all.filter(({ effective }) => effective > later);
          expect(await indexes({ since })).toEqual(recorded.map(({ index }) => index));
          expect(await indexes({ later })).toEqual(inEffect.map(({ index }) => index));
          expect(await indexes({ since, later })).toEqual(
            recorded.filter(({ effective }) => effective > later).map(({ index }) => index),
          );
        }
        await views().drop(id);
      }),
      { numRuns: 20 },
    );
  });

  test('pages stay as they are while data arrives', async () => {
    const { id } = await aTally(views());
    const days = ['2020-01-09', '2020-01-03', '2020-01-05'];
    const some = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => entry(from + n, n + 1, { effective: days[n % 3]! }));
    await views().commit(id, batch(-1, 19, { entries: some(0, 20) }));
    let position = 19;
    const listed = await allPages(async after => {
      const page = await views().entries(id, cell, { known: 19 }, after, 3);
      await views().commit(id, batch(position, position + 4, { entries: some(position + 1, position + 5) }));
      position += 4;
      return page;
    });
    expect(listed.map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test('a full last page has no next one', async () => {
    const { id } = await aTally(views());
    await views().commit(id, batch(-1, 3, { entries: [0, 1, 2, 3].map(index => entry(index, 1)) }));
    expect(await views().entries(id, cell, { known: 3 }, undefined, 4)).not.toHaveProperty('next');
    expect(await views().entries(id, cell, { known: 3 }, undefined, 3)).toHaveProperty('next');
    expect(await views().entries(id, { ...cell, account: 'nobody' }, { known: 3 })).toEqual({ items: [] });
  });

  test('a cursor belongs to one question', async () => {
    const { id } = await aTally(views());
    await views().commit(id, batch(-1, 3, { entries: [0, 1, 2, 3].map(index => entry(index, 1)) }));
    const { next } = await views().entries(id, cell, { known: 3 }, undefined, 2);
    for (const at of [{ known: 2 }, { known: 3, effective: '2020-01-02' }])
      await expect(views().entries(id, cell, at, next)).rejects.toThrow(UnknownCursor);
    const elsewhere = { ...cell, account: 'line/b/available' };
    await expect(views().entries(id, elsewhere, { known: 3 }, next)).rejects.toThrow(UnknownCursor);
    expect((await views().entries(id, cell, { known: 3 }, next)).items).toHaveLength(2);
  });

  test.each([
    '',
    'x',
    '[]',
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('["a",-1,{}]').toString('base64url'),
  ])('a cursor of nobody: %j', async after => {
    const { id } = await aTally(views());
    await expect(views().entries(id, cell, { known: -1 }, after)).rejects.toThrow(UnknownCursor);
    await expect(views().cells(id, {}, -1, after === '' ? 'x' : after)).rejects.toThrow(UnknownCursor);
  });
};
