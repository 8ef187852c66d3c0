import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '#test/support/temporary-folder';
import type { Identity } from './claims.js';
import { RevokedFile } from './revoked-file.js';

const folder = temporaryFolder();
const path = folder.file('revoked');
afterAll(() => folder.remove());

const somebody: Identity = {
  issuer: 'https://id.test',
  subject: 'user-1',
  clientId: 'finance-system',
  personId: 'p-lan',
  grants: [],
  tokenId: 'jti-1',
  expiresAt: 9e9,
  onBehalfOf: 'p-chief',
};
let nowMs = 0;
let list: RevokedFile;
beforeEach(async () => {
  nowMs = 0;
  writeFileSync(path, '# nobody yet\n');
  list = await new RevokedFile(path, () => nowMs).open();
});
const write = (text: string) => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};

describe('a list of the revoked', () => {
  test.each([
    ['token jti-1', true],
    ['token   jti-1\t', true],
    ['person p-lan', true],
    ['person p-chief', true],
    ['client finance-system', true],
    ['# person p-lan', false],
    ['person p-la', false],
    ['client p-lan', false],
    ['token undefined', false],
  ])('%j', async (line, revoked) => {
    write(`client other\n\n${line}\r\nperson p-other\n`);
    expect(await list.isRevoked(somebody)).toBe(revoked);
  });

  test('a token without an id is not meant by "undefined"', async () => {
    write('token undefined\nperson undefined\n');
    expect(await list.isRevoked({ ...somebody, tokenId: undefined, onBehalfOf: undefined })).toBe(false);
  });

  test('that grows is heeded a second later, for a token in use as well', async () => {
    expect(await list.isRevoked(somebody)).toBe(false);
    write('person p-lan\n');
    nowMs = 999;
    expect(await list.isRevoked(somebody)).toBe(false);
    nowMs = 1_000;
    expect(await list.isRevoked(somebody)).toBe(true);
  });

  test('that is gone for a moment still stands', async () => {
    write('person p-lan\n');
    expect(await list.isRevoked(somebody)).toBe(true);
    rmSync(path);
    nowMs = 1_000;
    expect(await list.isRevoked(somebody)).toBe(true);
    write('');
    nowMs = 2_000;
    expect(await list.isRevoked(somebody)).toBe(false);
  });

  test('with a line of another shape, or none at all, is not begun with', async () => {
    write('jti-1\n');
    await expect(new RevokedFile(path, () => 0).open()).rejects.toThrow('no line of it: jti-1');
    rmSync(path);
    await expect(new RevokedFile(path, () => 0).open()).rejects.toThrow('ENOENT');
  });
});
