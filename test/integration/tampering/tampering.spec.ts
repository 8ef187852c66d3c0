import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  copyOf,
  type LedgerFolder,
  publishedLedger,
  type PublishedLedger,
} from '#test/support/published-ledger';
import { printTally } from '#test/support/tally-printer';
import type { Attack } from './attacks.js';
import { inWords, settings } from './settings.js';
import { triedPage } from './tried-page.js';
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

const mustFind = async (model: LedgerFolder, keys: readonly string[], attack: Attack): Promise<void> => {
  sums.tried += 1;
  const { does, holds = {}, code, at, what = '' } = attack;
  const ledger = copyOf(model);
  try {
    await does(ledger, original);
    const held = holds.held?.map(name => join(ledger.path, name));
    const { findings, unreadable } = await seen(ledger, { keys, ...holds, ...(held && { held }) });
    if (code === 'unreadable') expect(unreadable).toContain(what);
    else {
      const named = findings.filter(found => found.code === code && (found.what ?? '').includes(what));
      expect(findings).toContainEqual(
        expect.objectContaining({ code, ...(at === undefined ? {} : { index: at }) }),
      );
      expect(named).not.toEqual([]);
    }
    sums.found += 1;
  } finally {
    ledger.remove();
  }
};

describe.each(settings.map(setting => [setting.what, setting] as const))('%s', (_, setting) => {
  const { attacks, keys, ledgerOf } = setting;
  let model: LedgerFolder & { remove(): void };
  beforeAll(async () => {
    model = await ledgerOf(original);
  });
  afterAll(() => model.remove());

  test('nothing is found where nothing was changed', async () => {
    for (const holds of [{}, { offline: true }, { opensSealed: true }] as const)
      expect((await seen(model, { keys, ...holds })).findings).toEqual([]);
  });

  test.each(attacks.map(attack => [inWords(attack), attack] as const))('%s', (_name, attack) =>
    mustFind(model, keys, attack),
  );
});

test('the guide lists what is tried here: npx node dist/tools/tampering-docs.js writes it anew', () =>
  expect(readFileSync('docs/guides/what-was-tried.md', 'utf8')).toBe(triedPage()));

test('a held checkpoint that is no checkpoint is said to be none', async () => {
  const path = join(original.path, 'nonsense');
  writeFileSync(path, 'nonsense');
  expect((await seen(original, { held: [path] })).codes).toEqual(['head.invalid']);
});
