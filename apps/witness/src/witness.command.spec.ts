import { hash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { formatVerifierKey, parseVerifierKey } from '#evidence';
import { sampleLogKey } from '#evidence/testing';
import { lockFolder } from '#stores/files';
import { temporaryFolder } from '#test/support/temporary-folder';
import { witness } from './witness.command.js';

let folder: ReturnType<typeof temporaryFolder>;
let printed: string[];
let errors: string[];
beforeEach(() => {
  folder = temporaryFolder();
  printed = [];
  errors = [];
  jest.spyOn(console, 'log').mockImplementation(line => void printed.push(String(line)));
  jest.spyOn(console, 'error').mockImplementation(line => void errors.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

const ended = AbortSignal.abort();
const key = () => folder.file('w.key');
const generate = () => witness(['--generate-key', '--key', key(), '--name', 'w.example'], ended);
const serve = (more: readonly string[] = []) =>
  witness(
    [
      '--key',
      key(),
      '--origin',
      formatVerifierKey(sampleLogKey.verifier),
      '--listen',
      '127.0.0.1:0',
      '--state',
      folder.file('state'),
      ...more,
    ],
    ended,
  );

describe('socai witness', () => {
  test('makes a key that only its owner reads, says by which others know it, and never overwrites one', async () => {
    expect(await generate()).toBe(0);
    expect(parseVerifierKey(printed[0]!)).toMatchObject({ name: 'w.example', type: 'cosignature' });
    expect(statSync(key()).mode & 0o777).toBe(0o600);
    const before = readFileSync(key(), 'utf8');
    expect(await generate()).toBe(1);
    expect(errors[0]).toMatch(/^Tệp khóa đã có [/] .*exists already/u);
    expect(readFileSync(key(), 'utf8')).toBe(before);
    expect([...printed, ...errors].join()).not.toContain('PRIVATE');
  });

  test('serves, and says where and as whom', async () => {
    await generate();
    expect(await serve()).toBe(0);
    expect(printed.join('\n')).toMatch(/nghe ở \/ listening on http:\/\/127\.0\.0\.1:\d+ as w\.example\+/u);
  });

  test('refuses a state that another one works on, and gives its own back', async () => {
    await generate();
    const release = lockFolder(folder.file('state'));
    expect(await serve()).toBe(1);
    expect(errors[0]).toMatch(/^Thư mục .* đang được .* [/] .*in use by another process/u);
    release();
    expect(await serve()).toBe(0);
    expect(await serve()).toBe(0);
  });

  test.each([
    ['that others may read', 0o644, undefined, 'mode 0644'],
    ['that is none', 0o600, 'nothing\n', 'cannot be used'],
  ])('refuses a key file %s', async (_, mode, text, says) => {
    await generate();
    writeFileSync(key(), text ?? readFileSync(key()));
    chmodSync(key(), mode);
    expect(await serve()).toBe(1);
    expect(errors[0]).toContain(says);
  });

  test('says what stands in its way in both languages', async () => {
    await generate();
    const taken = createServer();
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    expect(await serve(['--listen', `127.0.0.1:${port}`])).toBe(1);
    expect(errors.at(-1)).toMatch(
      /^Địa chỉ đang được dùng [/] The address is taken: .*EADDRINUSE.*--listen[.]$/u,
    );
    taken.close();
    writeFileSync(folder.file('file'), '');
    expect(await serve(['--state', folder.file('file/state')])).toBe(1);
    expect(errors.at(-1)).toMatch(/^Không đọc hoặc ghi được [/] Cannot read or write .*file[/]state/u);
    expect(await witness(['--generate-key', '--key', folder.file('k'), '--name', 'a b'], ended)).toBe(1);
    expect(errors.at(-1)).toMatch(/^Không làm được khóa [/] The key cannot be made: /u);
    mkdirSync(folder.file('state/heads'), { recursive: true });
    writeFileSync(
      join(folder.file('state'), 'heads', hash('sha256', sampleLogKey.verifier.name, 'hex')),
      'x',
    );
    expect(await serve()).toBe(1);
    expect(errors.at(-1)).toMatch(
      /^Không tin được đầu sổ đã giữ .* [/] The head kept .* cannot be believed/u,
    );
  });

  test('says what it does not understand', async () => {
    expect(await witness(['--key'], ended)).toBe(2);
    expect(errors.at(-1)).toMatch(/^không hiểu [/] not understood: /u);
    expect(await witness(['--help'], ended)).toBe(0);
  });
});
