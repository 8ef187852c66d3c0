import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UnknownCursor } from '#views';
import type { ViewsSubject } from './harness.js';
import { aRegister, aTally, allPages, batch, entry, write } from './rows.js';
import { history } from './tally-history.js';

const between = fc.record({ after: fc.integer({ min: -1, max: 25 }), to: fc.integer({ min: -1, max: 25 }) });

/** What events wrote to, found by the event. */
export const touched = (views: ViewsSubject): void => {
  test('cells that events between two indexes posted to are those of a naive fold, each once an event', async () => {
    await fc.assert(
      fc.asyncProperty(history, between, fc.integer({ min: 1, max: 5 }), async (past, asked, limit) => {
        const { id } = await aTally(views());
        await views().commit(id, batch(-1, past.events - 1, { entries: past.entries }));
        const range = { after: asked.after, to: Math.min(asked.to, past.events - 1) };
        const listed = await allPages(after => views().cellsTouched(id, range, after, limit));
        const names = listed.map(({ index, account, commodity }) => `${index} ${account} ${commodity}`);
        const there = past.entries
          .filter(({ index }) => index > range.after && index <= range.to)
          .sort((a, b) => a.index - b.index || (nameOf(a) < nameOf(b) ? -1 : 1))
          .map(each => `${each.index} ${nameOf(each)}`);
        expect(names).toEqual([...new Set(there)]);
        await views().drop(id);
      }),
      { numRuns: 30 },
    );
  });

  const nameOf = ({ account, commodity }: { account: string; commodity: string }) =>
    `${account} ${commodity}`;

  test('documents that events between two indexes changed, in log order, on pages of any size', async () => {
    const { id } = await aRegister(views());
    const names = ['đ', 'a', 'b', 'a', 'c', 'a'];
    const writes = names.flatMap((key, index) => [write(index, key, { index }), write(index, `${key}'`, {})]);
    await views().commit(id, batch(-1, 2, { writes: writes.slice(0, 6) }));
    await views().commit(id, batch(2, 5, { writes: writes.slice(6) }));
    for (let after = -1; after < 6; after += 1)
      for (let to = -1; to < 6; to += 1)
        for (const limit of [1, 2, 5]) {
          const listed = await allPages(cursor => views().keysTouched(id, { after, to }, cursor, limit));
          const there = writes.filter(({ index }) => index > after && index <= to);
          expect(listed).toEqual(there.map(({ index, key }) => ({ index, key })));
        }
  });

  test('a cursor belongs to one question', async () => {
    const { id } = await aTally(views());
    await views().commit(id, batch(-1, 3, { entries: [0, 1, 2, 3].map(index => entry(index, 1)) }));
    const { next } = await views().cellsTouched(id, { after: -1, to: 3 }, undefined, 2);
    await expect(views().cellsTouched(id, { after: 0, to: 3 }, next)).rejects.toThrow(UnknownCursor);
    expect((await views().cellsTouched(id, { after: -1, to: 3 }, next)).items).toHaveLength(2);
  });
};
