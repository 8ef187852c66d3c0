import { createHash, hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  type HashTile,
  leafHash,
  pathOf,
  proveInclusion,
  rootAt,
  TileReader,
  TileTree,
  verifyInclusion,
} from '#evidence';
import { inPairs, secondsOf } from './pairs.js';
import type { Row } from './row.js';

const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);
const leaves = 100_000;
const proofs = 5_000;
/** A leaf of the ledger has some 350 bytes; the floor that was measured has 512. */
const leaf = Buffer.alloc(512, 'leaf');
const node = Buffer.alloc(65, 1);

/** The fastest that Node has, its result in a string. */
const bare = (bytes: Buffer): string => hash('sha256', bytes, 'binary');

/** Seconds of doing something `times` times. */
const many = (times: number, once: (n: number) => unknown) => (): Promise<number> =>
  secondsOf(() => {
    for (let n = 0; n < times; n += 1) once(n);
  });

const rate = (times: number, seconds: number): string => `${Math.round(times / seconds)}/s`;

const row = async (
  names: Pick<Row, 'work' | 'against' | 'goal'>,
  times: number,
  ours: () => Promise<number>,
  raw: () => Promise<number>,
): Promise<Row> => {
  await ours();
  const pair = await inPairs(pairs, ours, raw);
  const detail = `${rate(times, pair.ours)} against ${rate(times, pair.raw)}`;
  return { ...names, ratio: pair.ratio, detail };
};

const leafRow = (): Promise<Row> =>
  row(
    { work: 'leaf hash of 512 bytes', against: 'one SHA-256 of them', goal: '≥ 0.7' },
    leaves,
    many(leaves, () => leafHash(leaf)),
    many(leaves, () => bare(leaf)),
  );

const growthRow = (): Promise<Row> =>
  row(
    { work: 'leaf hashed, tree grown, tiles given', against: 'two SHA-256: of leaf and node', goal: '' },
    leaves,
    () => {
      const tree = new TileTree();
      return many(leaves, n => {
        tree.add(leafHash(leaf));
        // As a publisher does: what is full is taken away.
        if (n % 1000 === 0) tree.takeFull();
      })();
    },
    many(leaves, () => [bare(leaf), bare(node)]),
  );

/** A log of that many different leaves, its tiles in memory. */
const readerOf = (size: number): TileReader => {
  const files = new Map<string, Buffer>();
  const keep = ({ coordinates, bytes }: HashTile): unknown => files.set(pathOf(coordinates), bytes);
  const tree = new TileTree();
  for (let n = 0; n < size; n += 1) tree.add(leafHash(Buffer.from(`leaf ${n}`)));
  [...tree.takeFull(), ...tree.partials()].forEach(keep);
  return new TileReader({ read: path => Promise.resolve(files.get(path)) }, size);
};

const proofRows = async (): Promise<readonly Row[]> => {
  const reader = readerOf(leaves);
  const indexOf = (n: number): number => (n * 7919) % leaves;
  const hashes = await proveInclusion(reader, indexOf(1), leaves);
  const shown = {
    index: indexOf(1),
    size: leaves,
    hashes,
    leafHash: leafHash(Buffer.from(`leaf ${indexOf(1)}`)),
  };
  const root = await rootAt(reader, leaves);
  const against = `${hashes.length} SHA-256 of a node`;
  const path = many(proofs, () => hashes.forEach(() => bare(node)));
  const proving = (): Promise<number> =>
    secondsOf(async () => {
      for (let n = 0; n < proofs; n += 1) await proveInclusion(reader, indexOf(n), leaves);
    });
  return [
    await row(
      { work: 'inclusion proof verified', against, goal: '' },
      proofs,
      many(proofs, () => verifyInclusion(shown, root)),
      path,
    ),
    await row({ work: 'inclusion proof made from tiles at hand', against, goal: '' }, proofs, proving, path),
  ];
};

const streamingRow = (): Promise<Row> => {
  const blocks = 200;
  const block = Buffer.alloc(512 * 500, 'leaf');
  return row(
    {
      work: '100,000 leaf hashes of 512 bytes',
      against: 'SHA-256 of the same bytes in one stream',
      goal: '',
    },
    leaves,
    many(leaves, () => leafHash(leaf)),
    () =>
      secondsOf(() => {
        const stream = createHash('sha256');
        for (let n = 0; n < blocks; n += 1) stream.update(block);
        return stream.digest();
      }),
  );
};

/** What the evidence costs beyond the hashing that there is no way around. */
export const benchEvidence = async (): Promise<readonly Row[]> => [
  await leafRow(),
  await growthRow(),
  ...(await proofRows()),
  await streamingRow(),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchEvidence());
