import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LedgerFolder, publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
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

/** Everything that can be asked of the file. What is the same here means the same to whoever reads it. */
const meaningOf = (events: string): string | undefined => {
  try {
    const db = new DatabaseSync(events, { readOnly: true });
    const tables = ['event', 'stream', 'type', 'receipt', 'control'];
    const rows = tables.map(table => db.prepare(`SELECT * FROM ${table}`).all());
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
    const noticed = findings.length > 0 || unreadable !== undefined;
    if (noticed) sums.found += 1;
    else {
      expect([at, meaningOf(ledger.events) === meaning]).toEqual([at, true]);
      sums.meaningless += 1;
    }
    flip(ledger.events, at);
  }
  printTally(`bytes of the file (${sums.meaningless} in unused space)`, tries, sums.found);
  expect(sums.found).toBeGreaterThan(tries / 2);
});
