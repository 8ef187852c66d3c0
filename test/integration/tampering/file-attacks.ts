import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerFolder } from '#test/support/published-ledger';
import type { Attack } from './attacks.js';

const attacker = 'published files';

const file =
  (name: string, change: (bytes: Buffer) => Buffer) =>
  ({ log }: LedgerFolder) => {
    const path = join(log, name);
    writeFileSync(path, change(readFileSync(path)));
  };

const flipped =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes);
    changed[at < 0 ? bytes.length + at : at]! ^= 1;
    return changed;
  };

const both = (attack: Attack): readonly Attack[] => [
  attack,
  { ...attack, name: `${attack.name}, files alone`, holds: { offline: true } },
];

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
  {
    name: 'the file of the last head',
    attacker: 'the file of the last head',
    does: ({ heads }) => truncateSync(join(heads, 'last-head'), 100),
    code: 'head.invalid',
    what: 'head-file',
  },
];
