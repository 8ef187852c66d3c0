import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Write } from '#views';
import type { ViewsSubject } from './harness.js';
import { aRegister, allPages, batch, write } from './rows.js';

const states = ['open', 'closed', 'đang chờ'];
const keys = ['k1', 'k2', 'k3', 'k4'];

const change = fc.record({
  key: fc.constantFrom(...keys),
  state: fc.constantFrom(...states),
  units: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3'), { maxLength: 3 }),
});
/** The changes that one event makes: at most one for each key. */
const past = fc.array(fc.uniqueArray(change, { maxLength: 2, selector: ({ key }) => key }), {
  minLength: 1,
  maxLength: 25,
});

const latest = (writes: readonly Write[], key: string, known: number): Write | undefined =>
  writes.findLast(made => made.key === key && made.index <= known);

export const documents = (views: ViewsSubject): void => {
  test('documents, their versions and their buckets as of every index are those of a naive fold', async () => {
    await fc.assert(
      fc.asyncProperty(past, fc.nat(24), async (events, cut) => {
        const writes = events.flatMap((changes, index) =>
          changes.map(({ key, state, units }) =>
            write(index, key, { state, units, index }, { state: [state], units }),
          ),
        );
        const { id } = await aRegister(views());
        const first = Math.min(cut, events.length - 1);
        await views().commit(id, batch(-1, first, { writes: writes.filter(({ index }) => index <= first) }));
        await views().commit(
          id,
          batch(first, events.length - 1, { writes: writes.filter(({ index }) => index > first) }),
        );
        for (let known = -1; known < events.length; known += 1) await compare(id, writes, known);
        await views().drop(id);
      }),
      { numRuns: 40 },
    );
  });

  const compare = async (id: string, writes: readonly Write[], known: number) => {
    const then = keys.flatMap(key => latest(writes, key, known) ?? []);
    const docOf = (made: Write) => JSON.parse(made.doc) as { state: string; units: readonly string[] };
    for (const key of keys) {
      const versions = writes.filter(made => made.key === key && made.index <= known);
      expect(await views().get(id, key, known)).toEqual(
        versions.length ? docOf(versions.at(-1)!) : undefined,
      );
      for (const since of [-1, known >> 1, known])
        expect(await views().versions(id, key, known, since)).toEqual(
          versions.flatMap(made => (made.index > since ? [{ index: made.index, doc: docOf(made) }] : [])),
        );
    }
    const scan = async (buckets: Record<string, string>) =>
      (await allPages(after => views().scan(id, buckets, known, after, 1))).map(({ key, doc }) => [key, doc]);
    const expected = (keep: (doc: ReturnType<typeof docOf>) => boolean) =>
      then.filter(made => keep(docOf(made))).map(made => [made.key, docOf(made)]);
    expect(await scan({})).toEqual(expected(() => true));
    for (const state of states) expect(await scan({ state })).toEqual(expected(doc => doc.state === state));
    expect(await scan({ state: 'open', units: 'u1' })).toEqual(
      expected(doc => doc.state === 'open' && doc.units.includes('u1')),
    );
    expect(await scan({ state: 'unheard of' })).toEqual([]);
    expect(await scan({ noSuchBucket: 'u1' })).toEqual([]);
  };
};

export const pagesOfDocuments = (views: ViewsSubject): void => {
  test('pages stay as they are while data arrives', async () => {
    const { id } = await aRegister(views());
    const named = (n: number) => `k${String(n).padStart(3, '0')}`;
    await views().commit(
      id,
      batch(-1, 29, {
        writes: Array.from({ length: 30 }, (_, n) => write(n, named(n * 2), { n }, { state: ['open'] })),
      }),
    );
    let position = 29;
    const listed = await allPages(async after => {
      const page = await views().scan(id, { state: 'open' }, 29, after, 4);
      const at = position + 1;
      const between = write(at, named(at * 2 - 37), { late: true }, { state: ['open'] });
      const leaves = write(at, named((at % 30) * 2), { left: true }, { state: ['closed'] });
      await views().commit(id, batch(position, at, { writes: [between, leaves] }));
      position = at;
      return page;
    });
    expect(listed).toEqual(Array.from({ length: 30 }, (_, n) => ({ key: named(n * 2), doc: { n } })));
  });

  test('any text is a key, a value and a document', async () => {
    const { id } = await aRegister(views());
    const odd = 'Đội 1 "\'\\\n\u{1f600}%_';
    await views().commit(
      id,
      batch(-1, 0, { writes: [write(0, odd, { [odd]: odd }, { [odd]: [odd, odd] })] }),
    );
    expect(await views().get(id, odd, 0)).toEqual({ [odd]: odd });
    expect((await views().scan(id, { [odd]: odd }, 0)).items).toHaveLength(1);
  });
};
