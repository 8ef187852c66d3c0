import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell, Clocks, StoredEntry } from '#views';
import type { ViewsSubject } from './harness.js';
import { aTally, allPages, batch, entry } from './rows.js';
import { history, naiveMembers, naiveSum, type TallyHistory } from './tally-history.js';

const account = (name: string): Cell => ({ account: name, commodity: 'VND' });

export const balances = (views: ViewsSubject): void => {
  /** Commits a history in batches, and answers the copy. */
  const committed = async ({ entries, events, cuts }: TallyHistory): Promise<string> => {
    const { id } = await aTally(views());
    let from = -1;
    for (const to of [...cuts, events - 1]) {
      if (to <= from) continue;
      await views().commit(
        id,
        batch(from, to, { entries: entries.filter(({ index }) => index > from && index <= to) }),
      );
      from = to;
    }
    return id;
  };

  test('a balance at every pair of clocks is that of a naive fold, however late entries come', async () => {
    await fc.assert(
      fc.asyncProperty(history, async past => {
        const id = await committed(past);
        const cells = [...past.cells, account('nobody/posted/here')];
        for (const at of past.clocks) {
          expect(await views().sum(id, cells, at)).toEqual(
            cells.map(cell => naiveSum(past.entries, cell, at)),
          );
          for (const cell of past.cells)
            expect(await views().members(id, cell, at)).toEqual(naiveMembers(past.entries, cell, at));
        }
        await views().drop(id);
      }),
      { numRuns: 40 },
    );
  });

  test('the answer at an index never changes, whatever comes later', async () => {
    const { id } = await aTally(views());
    const cell = account('line/a/available');
    const seen: [Clocks, readonly bigint[]][] = [];
    for (let index = 0; index < 30; index += 1) {
      const effective = `2020-01-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`;
      await views().commit(
        id,
        batch(index - 1, index, { entries: [entry(index, index + 1, { effective })] }),
      );
      for (const at of [{ known: index }, { known: index, effective: '2020-01-14' }])
        seen.push([at, await views().sum(id, [cell], at)]);
    }
    for (const [at, then] of seen) expect(await views().sum(id, [cell], at)).toEqual(then);
    expect(await views().sum(id, [cell], { known: -1 })).toEqual([0n]);
  });
};

export const listsOfCells = (views: ViewsSubject): void => {
  test('many cells are answered in the order asked, twice if asked twice', async () => {
    const { id } = await aTally(views());
    const entries = Array.from({ length: 300 }, (_, n): StoredEntry =>
      entry(n, n, { account: `line/${n}/paid` }),
    );
    await views().commit(id, batch(-1, 299, { entries }));
    const cells = [7, 299, 7, 0, 1000].map(n => account(`line/${n}/paid`));
    const expected = [7n, 299n, 7n, 0n, 0n];
    expect(await views().sum(id, cells, { known: 299 })).toEqual(expected);
    expect(await views().sum(id, cells, { known: 299, effective: '2020-01-02' })).toEqual(expected);
    expect(await views().sum(id, [], { known: 299 })).toEqual([]);
  });

  test('members whose entries cancel, and entries without a member, are left out', async () => {
    const { id } = await aTally(views());
    const entries = [
      entry(0, 5, { member: 'b' }),
      entry(1, 7),
      entry(2, -5, { member: 'b' }),
      entry(3, 1, { member: 'c' }),
      entry(4, 2, { member: 'a', effective: '2020-02-01' }),
    ];
    await views().commit(id, batch(-1, 4, { entries }));
    const cell = account('line/a/available');
    expect(await views().members(id, cell, { known: 4 })).toEqual([
      { member: 'a', amount: 2n },
      { member: 'c', amount: 1n },
    ]);
    expect(await views().members(id, cell, { known: 1 })).toEqual([{ member: 'b', amount: 5n }]);
    expect(await views().members(id, cell, { known: 4, effective: '2020-01-31' })).toEqual([
      { member: 'c', amount: 1n },
    ]);
  });

  test('a cell is there since its first entry, also when others follow in the same batch', async () => {
    const { id } = await aTally(views());
    await views().commit(id, batch(-1, 2, { entries: [entry(0, 1), entry(2, 1)] }));
    await views().commit(id, batch(2, 3, { entries: [entry(3, 1)] }));
    expect((await views().cells(id, {}, -1)).items).toEqual([]);
    for (const known of [0, 1, 2, 3])
      expect((await views().cells(id, {}, known)).items).toEqual([account('line/a/available')]);
  });

  test('cells by prefix, by commodity, by both, page by page', async () => {
    const { id } = await aTally(views());
    const names = ['custody/u1', 'custody/u10', 'line/a/paid', 'line/b/paid', 'line/ă/paid', 'outside/x'];
    const entries = names.flatMap((name, n) => [
      entry(n, 1, { account: name }),
      entry(n, 1, { account: name, commodity: 'asset:a1' }),
    ]);
    await views().commit(id, batch(-1, 5, { entries }));
    const list = async (of: object, known = 5) =>
      (await allPages(after => views().cells(id, of, known, after, 2))).map(
        cell => `${cell.account} ${cell.commodity}`,
      );
    expect(await list({ accountPrefix: 'line/' })).toEqual([
      'line/a/paid VND',
      'line/a/paid asset:a1',
      'line/b/paid VND',
      'line/b/paid asset:a1',
      'line/ă/paid VND',
      'line/ă/paid asset:a1',
    ]);
    expect(await list({ accountPrefix: 'custody/u1', commodity: 'VND' })).toEqual([
      'custody/u1 VND',
      'custody/u10 VND',
    ]);
    expect(await list({ commodity: 'asset:a1' })).toHaveLength(6);
    expect(await list({})).toHaveLength(12);
    expect(await list({ commodity: 'VND' }, 2)).toEqual([
      'custody/u1 VND',
      'custody/u10 VND',
      'line/a/paid VND',
    ]);
    expect(await list({ accountPrefix: 'nothing' })).toEqual([]);
  });
};
