import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundlesGrown, pathOf, tilesGrown } from '#evidence';
import { type LedgerFolder, publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { laterKey, renamedLedger } from '#test/support/renamed-ledger';
import { keyOf, sealedLedger } from '#test/support/sealed-ledger';
import { logKey } from '#test/support/static-log';
import { printTally } from '#test/support/tally-printer';
import { seen } from './verifying.js';

/** Another seed may be tried: `SOCAI_TEST_SEED=7 npm test -- any-byte`. */
const seed = Number(process.env.SOCAI_TEST_SEED ?? 2021);
/** As often in every run; a shared machine is not to be held up. */
const tries = Number(process.env.SOCAI_TEST_TRIES ?? 40);

let original: PublishedLedger;
let ledger: LedgerFolder & { remove(): void };

beforeAll(async () => {
  original = await publishedLedger();
  ledger = original.copy();
});
afterAll(() => {
  original.remove();
  ledger.remove();
});

/** The same numbers in every run (Park and Miller, 1988). */
const numbers = (start: number) => {
  let state = start;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

test('a character of a body, anywhere: found, and its event named', async () => {
  const draw = numbers(seed);
  const db = new DatabaseSync(ledger.events);
  const published = original.recorded.length - 20;
  let found = 0;
  for (let n = 0; n < tries; n += 1) {
    const index = draw(published);
    const { body } = db.prepare('SELECT body FROM event WHERE idx = ?').get(index) as { body: string };
    const at = draw(body.length);
    const put = String.fromCharCode(0x20 + ((body.charCodeAt(at) - 0x20 + 1 + draw(93)) % 95));
    const write = db.prepare('UPDATE event SET body = ? WHERE idx = ?');
    write.run(body.slice(0, at) + put + body.slice(at + 1), index);
    const { findings } = await seen(ledger);
    expect([index, at, put, findings.some(finding => finding.index === index)]).toEqual([
      index,
      at,
      put,
      true,
    ]);
    found += 1;
    write.run(body, index);
  }
  db.close();
  expect((await seen(ledger)).findings).toEqual([]);
  printTally('characters of bodies', tries, found);
});

/** Everything that can be asked of a file. What is the same here means the same to whoever reads it. */
const meaningOf = (path: string): string | undefined => {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
    const rows = tables.map(({ name }) => db.prepare(`SELECT * FROM ${String(name)}`).all());
    db.close();
    return JSON.stringify(rows);
  } catch {
    return undefined;
  }
};

const flip = (path: string, at: number): void => {
  const handle = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0]! ^= 1;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
};

test('a byte of the database file, anywhere: found, or it means nothing', async () => {
  const draw = numbers(seed);
  const [meaning, { size }] = [meaningOf(ledger.events), statSync(ledger.events)];
  const sums = { found: 0, meaningless: 0 };
  for (let n = 0; n < tries; n += 1) {
    const at = draw(size);
    flip(ledger.events, at);
    const { findings, unreadable } = await seen(ledger);
    if (findings.length > 0 || unreadable !== undefined) sums.found += 1;
    else {
      expect([at, meaningOf(ledger.events) === meaning]).toEqual([at, true]);
      sums.meaningless += 1;
    }
    flip(ledger.events, at);
  }
  printTally(`bytes of the file (${sums.meaningless} in unused space)`, tries, sums.found);
  expect(sums.found).toBeGreaterThan(tries / 2);
});

test('a byte of a seal key or its salt: found by whoever uses the keys, and its event named', async () => {
  const secret = await sealedLedger(original);
  const path = join(secret.path, 'seal-keys.db');
  const bytes = readFileSync(path);
  const draw = numbers(seed);
  for (let n = 0; n < tries; n += 1) {
    const note = draw(2);
    const secretBytes = Buffer.from(Object.values(keyOf(note))[draw(2)]!, 'hex');
    const at = bytes.indexOf(secretBytes) + draw(32);
    flip(path, at);
    const { findings } = await seen(secret, { opensSealed: true });
    expect([at, findings]).toEqual([
      at,
      [expect.objectContaining({ code: 'sealed.text', index: original.recorded.length + note })],
    ]);
    flip(path, at);
  }
  secret.remove();
  printTally('bytes of seal keys and salts', tries, tries);
});

/** Everything that is published of a log of this size, and the head apart. */
const signedFiles = (size: number): readonly string[] => [
  'log/checkpoint',
  'log/verifier-keys',
  'log/former-origins',
  'socai-heads/last-head',
  ...[...tilesGrown(0, size), ...bundlesGrown(0, size)].map(place => `log/${pathOf(place)}`),
];

test('a byte of any published file, or of the head apart: found', async () => {
  const renamed = await renamedLedger(original);
  const draw = numbers(seed);
  const keys = [laterKey.line, logKey.line];
  const files = signedFiles(500).map(name => join(renamed.path, name));
  for (const path of files)
    for (let n = 0; n < tries / 4; n += 1) {
      const at = draw(statSync(path).size);
      flip(path, at);
      expect([path, at, (await seen(renamed, { keys })).findings]).not.toEqual([path, at, []]);
      flip(path, at);
    }
  expect((await seen(renamed, { keys })).findings).toEqual([]);
  printTally(
    'bytes of published files',
    files.length * Math.ceil(tries / 4),
    files.length * Math.ceil(tries / 4),
  );
  renamed.remove();
}, 120_000);
