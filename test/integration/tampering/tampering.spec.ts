import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { printTally } from '#test/support/tally-printer';
import type { Attack } from './attacks.js';
import { eventAttacks, headAttacks, receiptAttacks } from './database-attacks.js';
import { fileAttacks } from './file-attacks.js';
import { seen } from './verifying.js';

let original: PublishedLedger;
const sums = { tried: 0, found: 0 };

beforeAll(async () => {
  original = await publishedLedger();
  cpSync(join(original.log, 'checkpoint'), join(original.path, 'published'));
});
afterAll(() => {
  original.remove();
  printTally('tampering', sums.tried, sums.found);
});

test('nothing is found where nothing was changed', async () => {
  expect((await seen(original)).findings).toEqual([]);
  expect((await seen(original, { offline: true, held: [original.held] })).findings).toEqual([]);
});

const mustFind = async ({ does, holds = {}, code, at, what = '' }: Attack): Promise<void> => {
  sums.tried += 1;
  const ledger = original.copy();
  try {
    await does(ledger, original);
    const held = holds.held?.map(name => join(ledger.path, name));
    const { findings } = await seen(ledger, { ...holds, ...(held && { held }) });
    const place = { code, ...(at === undefined ? {} : { index: at }) };
    expect(findings).toContainEqual(expect.objectContaining(place));
    expect(
      findings.filter(found => found.code === code).some(found => (found.what ?? '').includes(what)),
    ).toBe(true);
    sums.found += 1;
  } finally {
    ledger.remove();
  }
};

const title = ({ name, attacker, holds }: Attack): string =>
  `${name} (written: ${attacker}; held: ${holds?.offline ? 'files and key' : 'all and key'})`;

describe.each([
  ['the events table', eventAttacks],
  ['receipts', receiptAttacks],
  ['recorded heads', headAttacks],
  ['published files', fileAttacks],
])('%s', (_, attacks) => {
  test.each(attacks.map(attack => [title(attack), attack] as const))('%s', (_name, attack) =>
    mustFind(attack),
  );
});

test('a held checkpoint that is no checkpoint is said to be none', async () => {
  const path = join(original.path, 'nonsense');
  writeFileSync(path, 'nonsense');
  expect((await seen(original, { held: [path] })).codes).toEqual(['head.invalid']);
});
