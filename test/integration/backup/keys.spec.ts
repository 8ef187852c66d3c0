import { chmodSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseVerifierKey } from '#evidence';
import { socai } from '#test/support/socai';
import { temporaryFolder } from '#test/support/temporary-folder';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const name = 'ledger.example.vn/log';
const generate = (out = folder.file('key')) => socai('keys', 'generate', '--name', name, '--out', out);

test('a key is made for its owner only, and only what may be known is printed', async () => {
  const made = await generate();
  expect([made.code, made.errors]).toEqual([0, '']);
  expect(parseVerifierKey(made.out.trim()).name).toBe(name);
  expect(statSync(folder.file('key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(folder.file('key'), 'utf8')).toMatch(/^PRIVATE\+KEY\+/u);
  expect(await socai('keys', 'show', folder.file('key'))).toEqual(made);
}, 30_000);

test('two keys differ', async () => {
  expect((await generate()).out).not.toBe((await generate(folder.file('other'))).out);
}, 30_000);

test('a key is never written over', async () => {
  await generate();
  const before = readFileSync(folder.file('key'), 'utf8');
  expect(await generate()).toMatchObject({
    code: 1,
    out: '',
    errors: expect.stringContaining('exists already'),
  });
  expect(readFileSync(folder.file('key'), 'utf8')).toBe(before);
}, 30_000);

test('a key that others can read is not shown', async () => {
  await generate();
  chmodSync(folder.file('key'), 0o640);
  expect(await socai('keys', 'show', folder.file('key'))).toMatchObject({
    ...{ code: 1, out: '', errors: expect.stringContaining('0640') },
  });
}, 30_000);

test.each(['two words', 'a+b', ''])(
  'the name %j is refused, and no file is made',
  async bad => {
    const { code, out } = await socai('keys', 'generate', '--name', bad, '--out', folder.file('bad'));
    expect([code, out]).toEqual([1, '']);
    expect(statSync(folder.file('bad'), { throwIfNoEntry: false })).toBeUndefined();
  },
  30_000,
);
