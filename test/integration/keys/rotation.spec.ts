import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  joinNotes,
  formatVerifierKey,
  keyIdText,
  splitNotes,
  openCheckpoint,
  parseNote,
  type Verifier,
} from '#evidence';
import { linesOf, socai } from '#test/support/socai';
import { origin, publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import {
  FormerKeys,
  keepKeyLinks,
  type LogKeys,
  logKeysOf,
  newLogKey,
  retiredKeyLines,
  rotatedKeyLines,
} from '#transparency/publishing';

const time = '2026-04-01T00:00:00.000Z';
const seed = (n: number): Buffer => Buffer.alloc(32, n);
const firstLines = [newLogKey(origin, seed(7))];
const first = logKeysOf(firstLines);

let log: PublishedLog;
beforeEach(async () => {
  log = await publishedLog();
});
afterEach(() => log.remove());

/** A start of the ledger with these keys: links kept, the log audited, what is recorded published. */
const run = async (keys: LogKeys, record = 3): Promise<string> => {
  const { publisher, parts } = await log.publisher({ keys });
  await keepKeyLinks(parts.control, parts.files, keys);
  await recordEvents(log.store, `unit-${keys.verifiers.length}`, record);
  await publisher.round();
  publisher.close();
  return checkpoint();
};
const checkpoint = async (): Promise<string> => (await log.files.read('checkpoint'))!.toString();
const signersOf = (note: string): readonly string[] =>
  parseNote(note).signatures.map(({ keyId }) => keyIdText(keyId));
const idOf = ({ keyId }: Verifier): string => keyIdText(keyId);
const opens = (note: string, key: Verifier): boolean => openCheckpoint(note, { origin, logKeys: [key] }).ok;

const verify = async (key: Verifier, ...more: readonly string[]) => {
  const args = ['--log', log.folder.file('log'), '--key', formatVerifierKey(key), '--json', ...more];
  const { code, out, errors } = await socai('verify', ...args);
  const codes = [...linesOf(out, 'finding'), ...linesOf(out, 'note')].map(line => line.code);
  return { code, codes: [...new Set(codes)], out, errors };
};
const rotatedKeys = async () => {
  const both = await rotatedKeyLines(firstLines, seed(8), time);
  return { both: logKeysOf(both), alone: logKeysOf(retiredKeyLines(both)) };
};

describe('a log that has changed its key', () => {
  test('both keys sign until the former one is retired, then the new one alone', async () => {
    const { both, alone } = await rotatedKeys();
    const before = await run(first);
    const during = await run(both);
    const after = await run(alone);
    const old = first.verifiers[0]!;
    const next = alone.verifiers[0]!;
    expect([before, during, after].map(signersOf)).toEqual([
      [idOf(old)],
      [idOf(next), idOf(old)],
      [idOf(next)],
    ]);
    expect([before, during, after].map(note => opens(note, old))).toEqual([true, true, false]);
    expect([before, during, after].map(note => opens(note, next))).toEqual([false, true, true]);
  });

  test('a log that rests is signed again by the new key at the next start', async () => {
    const { alone } = await rotatedKeys();
    await run(first);
    const resting = await run(alone, 0);
    expect(signersOf(resting)).toEqual([first.verifiers[0]!, alone.verifiers[0]!].map(idOf));
    expect(opens(resting, alone.verifiers[0]!)).toBe(true);
  });

  test('one of its keys, old or new, is all that a verifier needs', async () => {
    const { alone } = await rotatedKeys();
    writeFileSync(log.folder.file('held'), await run(first));
    await run(alone);
    for (const key of [first.verifiers[0]!, alone.verifiers[0]!])
      expect(await verify(key, '--checkpoint', log.folder.file('held'))).toMatchObject({
        code: 0,
        codes: expect.arrayContaining(['note.key-rotated']),
      });
    const unlinked = log.folder.file('log/verifier-keys');
    writeFileSync(unlinked, '');
    expect((await verify(first.verifiers[0]!)).codes).toContain('head.invalid');
  }, 60_000);

  test('a forged link leads nowhere', async () => {
    const { alone } = await rotatedKeys();
    await run(first);
    await run(alone);
    const thief = await rotatedKeyLines([newLogKey(origin, seed(66))], seed(67), time);
    const forged = logKeysOf(thief).links[0]!.replaceAll(
      ...[formatVerifierKey(logKeysOf(thief).verifiers[1]!), formatVerifierKey(first.verifiers[0]!)],
    );
    writeFileSync(log.folder.file('log/verifier-keys'), forged);
    expect(await verify(first.verifiers[0]!)).toMatchObject({
      code: 1,
      codes: expect.arrayContaining(['key.link', 'head.invalid']),
    });
    writeFileSync(log.folder.file('log/verifier-keys'), logKeysOf(thief).links[0]!);
    expect(await verify(first.verifiers[0]!)).toMatchObject({
      code: 1,
      codes: expect.arrayContaining(['key.link', 'head.invalid']),
    });
  }, 60_000);

  test('a head that the former key signs alone, after the new one has signed, is found', async () => {
    const { alone } = await rotatedKeys();
    await run(first);
    writeFileSync(log.folder.file('held'), await run(alone));
    const stolen = { ...alone, signers: first.signers };
    await run(stolen, 5);
    expect(await verify(alone.verifiers[0]!, '--checkpoint', log.folder.file('held'))).toMatchObject({
      code: 1,
      codes: expect.arrayContaining(['head.former-key']),
    });
  }, 60_000);
});

describe('a start of the ledger', () => {
  const keep = async (keys: LogKeys): Promise<void> => keepKeyLinks(log.parts().control, log.files, keys);

  test('records and publishes the links, again and again to the same end', async () => {
    const { both, alone } = await rotatedKeys();
    for (const keys of [first, both, both, alone]) await keep(keys);
    expect(splitNotes((await log.files.read('verifier-keys'))!)).toEqual(both.links);
    const thrice = logKeysOf(
      await rotatedKeyLines(retiredKeyLines(await rotatedKeyLines(firstLines, seed(8), time)), seed(9), time),
    );
    await keep(thrice);
    expect(splitNotes((await log.files.read('verifier-keys'))!)).toEqual(thrice.links);
  });

  test('what was recorded and not published is published by the next', async () => {
    const { both } = await rotatedKeys();
    const { control } = log.parts();
    await control.put('socai-keys', -1, both.links[0]!);
    await keep(both);
    expect((await log.files.read('verifier-keys'))!.toString()).toBe(joinNotes(both.links));
  });

  test('a former key file is refused, by the database or by the published file alone', async () => {
    const { both } = await rotatedKeys();
    await keep(both);
    await expect(keep(first)).rejects.toThrow(/never goes back to a former key/u);
    await log.tamper(`DELETE FROM control WHERE stream = 'socai-keys'`);
    await expect(keep(first)).rejects.toThrow(FormerKeys);
    const other = logKeysOf(await rotatedKeyLines(firstLines, seed(9), time));
    await expect(keep(other)).rejects.toThrow(FormerKeys);
  });
});

test('the links stand in the key file in one line each, and no secret in any of them', async () => {
  const lines = await rotatedKeyLines(firstLines, seed(8), time);
  const { links } = logKeysOf(lines);
  expect(Buffer.from(links[0]!).includes('PRIVATE')).toBe(false);
  expect(lines.filter(line => line.startsWith('PRIVATE+KEY+'))).toHaveLength(2);
  expect(retiredKeyLines(lines).filter(line => line.startsWith('PRIVATE+KEY+'))).toHaveLength(1);
  expect(() => logKeysOf([newLogKey(origin, seed(5)), ...lines.slice(2)])).toThrow(/key/u);
  expect(readFileSync('docs/guides/keys.md', 'utf8')).toContain('socai/key-link/v1');
});
