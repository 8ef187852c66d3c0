import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseVerifierKey } from '#evidence';
import { socai, startSocai } from '#test/support/socai';
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
    code: 1,
    out: '',
    errors: expect.stringContaining('0640'),
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

describe('rotating', () => {
  const linesOfKey = () => readFileSync(folder.file('key'), 'utf8').trim().split('\n');
  const onKey = (verb: string) => socai('keys', verb, folder.file('key'));

  test('makes a new key beside the present one, and shows both', async () => {
    const { out: before } = await generate();
    const { code, out, errors } = await onKey('rotate');
    expect([code, errors, out.endsWith(before), out.trim().split('\n').length]).toEqual([0, '', true, 2]);
    expect(out).not.toContain('PRIVATE');
    expect(statSync(folder.file('key')).mode & 0o777).toBe(0o600);
    expect((await onKey('rotate')).errors).toMatch(/retire the former one first/u);
  }, 60_000);

  test('retiring destroys the former private key, and only that', async () => {
    await generate();
    const { out } = await onKey('rotate');
    const [next, former] = linesOfKey();
    expect(await onKey('retire')).toMatchObject({ code: 0, out });
    expect([linesOfKey()[0], linesOfKey().includes(former!)]).toEqual([next, false]);
    expect((await onKey('retire')).errors).toMatch(/none to retire/u);
  }, 60_000);

  test('what a killed run left behind is no key of anything, and does not stand in the way', async () => {
    await generate();
    const [present] = linesOfKey();
    writeFileSync(folder.file('key.new'), 'PRIVATE+KEY+half', { mode: 0o600 });
    expect((await onKey('rotate')).code).toBe(0);
    expect(linesOfKey()[1]).toBe(present);
    expect(existsSync(folder.file('key.new'))).toBe(false);
  }, 60_000);

  test('killed at any moment, the file holds one key or two, and all of each', async () => {
    await generate();
    const [present] = linesOfKey();
    for (let afterMs = 60; afterMs < 260; afterMs += 40) {
      const run = startSocai(['keys', 'rotate', folder.file('key')]);
      await setTimeout(afterMs);
      run.signal('SIGKILL');
      await run.ended;
      expect((await onKey('show')).code).toBe(0);
      expect(linesOfKey()).toContain(present);
    }
  }, 120_000);

  test('a key that others can read is not rotated', async () => {
    await generate();
    chmodSync(folder.file('key'), 0o640);
    const before = linesOfKey();
    expect(await onKey('rotate')).toMatchObject({ code: 1, out: '' });
    expect(linesOfKey()).toEqual(before);
  }, 30_000);
});
