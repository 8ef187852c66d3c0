import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCheckpoint, signNote } from '#evidence';
import { keyNamed, logKey, origin, type TestKey } from '#test/support/static-log';
import { type Attack, both, flipped, inFile } from './attacks.js';

const attacker = 'published files';

const file = (name: string, change: (bytes: Buffer) => Buffer) => inFile(`log/${name}`, change);

/** Tiles, bundles and the checkpoint; with the database at hand, and without it. */
export const fileAttacks: readonly Attack[] = [
  ...(
    [
      ['a hash in a full tile', 'tile/0/000', flipped(32 * 7), 'tile.differs', 7],
      ['a hash in the partial tile', 'tile/0/002.p/29', flipped(-1), 'tile.differs', 540],
      ['a hash in the tile above', 'tile/1/000.p/2', flipped(33), 'tile.differs', 256],
      ['a tile cut short', 'tile/0/001', (bytes: Buffer) => bytes.subarray(32), 'tile.differs', 256],
      [
        'an entry cut short',
        'tile/entries/001',
        (bytes: Buffer) => bytes.subarray(0, -1),
        'entry.differs',
        256,
      ],
      ['a length in a bundle', 'tile/entries/001', flipped(1), 'entry.differs', 256],
    ] as const
  ).flatMap(([name, path, change, code, at]) =>
    both({ name, attacker, does: file(path, change), code, at, what: path }),
  ),
  ...both({
    name: 'a byte of an entry',
    attacker,
    does: file('tile/entries/000', bytes =>
      Buffer.from(bytes.toString('latin1').replace('"v":1', '"v":2'), 'latin1'),
    ),
    code: 'tile.differs',
    at: 0,
  }).slice(1),
  {
    name: 'a byte of an entry',
    attacker,
    does: file('tile/entries/000', bytes =>
      Buffer.from(bytes.toString('latin1').replace('"v":1', '"v":2'), 'latin1'),
    ),
    code: 'entry.differs',
    at: 0,
    what: 'tile/entries/000 v',
  },
  ...['tile/0/000', 'tile/1/000.p/2', 'tile/entries/001', 'tile/entries/002.p/29'].flatMap(path =>
    both({
      name: `${path} deleted`,
      attacker,
      does: ({ log }) => rmSync(join(log, path)),
      code: 'tile.missing',
      at: { 'tile/entries/001': 256, 'tile/entries/002.p/29': 512 }[path] ?? 0,
      what: path,
    }),
  ),
  ...both({
    name: 'two tiles swapped',
    attacker,
    does: ({ log }) => {
      const [one, other] = ['tile/0/000', 'tile/0/001'].map(path => join(log, path)) as [string, string];
      cpSync(one, `${one}.x`);
      cpSync(other, one);
      cpSync(`${one}.x`, other);
    },
    code: 'tile.differs',
    at: 0,
  }),
  ...[0, 22, 30, 40, -2, -40].flatMap(at =>
    both({
      name: `byte ${at} of the checkpoint`,
      attacker,
      does: file('checkpoint', flipped(at)),
      code: 'head.invalid',
      what: 'checkpoint',
    }),
  ),
  {
    name: 'an older checkpoint',
    attacker,
    does: ({ log, held }) => cpSync(held, join(log, 'checkpoint')),
    holds: { offline: true, held: ['published'] },
    code: 'head.beyond-log',
    at: 100,
  },
];

const atHeads = 'the file of the last head';

/** The last signed head, as it is kept apart from the database. */
export const headFileAttacks: readonly Attack[] = [
  ...[22, 30, 40, -2, -40].map((at): Attack => ({
    name: `byte ${at} of it`,
    attacker: atHeads,
    does: inFile('socai-heads/last-head', flipped(at)),
    code: 'head.invalid',
    what: 'head-file',
  })),
  {
    name: 'cut short',
    attacker: atHeads,
    code: 'head.invalid',
    what: 'head-file',
    does: ({ heads }) => truncateSync(join(heads, 'last-head'), 100),
  },
  {
    name: 'emptied',
    attacker: atHeads,
    code: 'head.invalid',
    what: 'head-file',
    does: ({ heads }) => truncateSync(join(heads, 'last-head'), 0),
  },
  {
    name: 'signed by another key',
    attacker: atHeads,
    code: 'head.invalid',
    what: 'head-file',
    does: ({ heads }) => putHead(heads, keyNamed(origin, 66)),
  },
  {
    name: 'of another log',
    attacker: atHeads,
    code: 'head.other-log',
    what: 'head-file',
    does: ({ heads }) => putHead(heads, keyNamed('other.example')),
  },
  {
    name: 'of another history',
    attacker: `${atHeads}, and the key`,
    code: 'head.root',
    what: 'head-file',
    does: ({ heads }) => putHead(heads, logKey),
  },
];

const putHead = async (heads: string, key: TestKey): Promise<void> => {
  const body = formatCheckpoint({ origin: key.signer.name, size: 100, root: Buffer.alloc(32, 9) });
  writeFileSync(join(heads, 'last-head'), await signNote(body, [key.signer]));
};
