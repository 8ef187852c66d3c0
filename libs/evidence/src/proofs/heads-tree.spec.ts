import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyRoot, leafHash, rootOf } from '../merkle/index.js';
import { verifyAbsent, verifyPresent } from './heads-proof.js';
import type { HeadsCommitment } from './heads-published.js';
import { compareStreams, headLeaf, HeadsTree, type StreamHead } from './heads-tree.js';

const commitmentOf = (tree: HeadsTree): HeadsCommitment => ({
  through: 999,
  streams: tree.size,
  root: tree.root(),
});
const read = (value: unknown) => ({ value, at: 'heads.absent' });

const heads = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-c]{1,4}$/), fc.nat(999)), {
    maxLength: 20,
    selector: ([id]) => id,
  })
  .map(all => all.map(([id, lastIndex]): StreamHead => ({ stream: `unit-${id}`, lastIndex })));

describe('the heads of streams', () => {
  test('are committed to by the root over JCS [stream, lastIndex], in the order of their bytes', () => {
    const tree = new HeadsTree([
      { stream: 'unit-b', lastIndex: 2 },
      { stream: 'asset-z', lastIndex: 7 },
      { stream: 'unit-a', lastIndex: 0 },
    ]);
    const leaves = ['["asset-z",7]', '["unit-a",0]', '["unit-b",2]'].map(text => leafHash(Buffer.from(text)));
    expect(tree.root()).toEqual(rootOf(leaves));
    expect(headLeaf({ stream: 'unit-"', lastIndex: 1 }).toString()).toBe('["unit-\\"",1]');
  });

  test('are ordered by bytes of UTF-8, not by units of UTF-16', () => {
    const musical = 'unit-\u{1D11E}';
    const fullwidth = 'unit-\uFF5E';
    expect(musical < fullwidth).toBe(true);
    expect(compareStreams(musical, fullwidth)).toBe(1);
  });

  test('show each stream that is there, at its index and no other', () =>
    fc.assert(
      fc.asyncProperty(heads, async all => {
        const tree = new HeadsTree(all);
        for (const head of all) {
          const shown = await tree.prove(head.stream);
          if (!('present' in shown)) throw new Error('it is said to be absent');
          expect(verifyPresent(read(shown.present), head, commitmentOf(tree))).toMatchObject({ ok: true });
          const later = { ...head, lastIndex: head.lastIndex + 1 };
          expect(verifyPresent(read(shown.present), later, commitmentOf(tree)).ok).toBe(false);
          expect(verifyPresent(read({ ...shown.present, ...later }), later, commitmentOf(tree)).ok).toBe(
            false,
          );
        }
      }),
    ));

  test('show that a stream is not there, and never that one is not which is', () =>
    fc.assert(
      fc.asyncProperty(heads, fc.stringMatching(/^[a-d]{1,4}$/), async (all, id) => {
        const tree = new HeadsTree(all);
        const absent = `unit-${id}`;
        fc.pre(!all.some(({ stream }) => stream === absent));
        const shown = await tree.prove(absent);
        if (!('absent' in shown)) throw new Error('it is said to be there');
        expect(verifyAbsent(read(shown.absent), absent, commitmentOf(tree))).toMatchObject({ ok: true });
        for (const { stream } of all)
          expect(verifyAbsent(read(shown.absent), stream, commitmentOf(tree)).ok).toBe(false);
      }),
    ));

  const tree = new HeadsTree(
    ['a', 'b', 'c', 'd'].map((id, lastIndex) => ({ stream: `unit-${id}`, lastIndex })),
  );
  const absentFor = async (stream: string) => {
    const shown = await tree.prove(stream);
    return 'absent' in shown ? shown.absent : {};
  };

  test('do not let streams be skipped: neighbours that are none, one side left out, nothing shown', async () => {
    const early = await absentFor('unit-aa');
    const late = await absentFor('unit-cc');
    const first = await absentFor('asset-a');
    const last = await absentFor('unit-z');
    const forged = [
      { before: early.before, after: late.after },
      { before: early.before },
      { after: early.after },
      { before: last.before, after: first.after },
      {},
    ];
    for (const shown of forged) {
      const value = JSON.parse(JSON.stringify(shown)) as unknown;
      expect(verifyAbsent(read(value), 'unit-b', commitmentOf(tree))).toMatchObject({
        code: 'heads.absence-not-shown',
      });
    }
  });

  test('of no stream are the empty tree, in which nothing is', async () => {
    const none = new HeadsTree([]);
    expect(none.root()).toEqual(emptyRoot());
    expect(await none.prove('unit-a')).toEqual({ absent: {} });
    expect(verifyAbsent(read({}), 'unit-a', commitmentOf(none))).toMatchObject({ ok: true });
    const lying = { ...commitmentOf(none), root: leafHash(Buffer.from('x')) };
    expect(verifyAbsent(read({}), 'unit-a', lying).ok).toBe(false);
  });

  test('are one for each stream', () =>
    expect(
      () =>
        new HeadsTree([
          { stream: 'a-1', lastIndex: 1 },
          { stream: 'a-1', lastIndex: 2 },
        ]),
    ).toThrow(RangeError));
});
