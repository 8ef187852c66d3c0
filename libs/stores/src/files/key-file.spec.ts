import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { temporaryFolder } from '#test/support/temporary-folder';
import { KeyFileProblem, makeKeyFile, readKeyFile } from './key-file.js';

let home: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  home = temporaryFolder();
  path = home.file('keys/log-key');
});
afterEach(() => home.remove());

const secret = 'PRIVATE+KEY+x+00000000+AAAA';

test('a key is kept for its owner alone, and read line by line', () => {
  makeKeyFile(path, [secret, 'a former key']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readKeyFile(path)).toEqual([secret, 'a former key']);
});

test('a key is never written over', () => {
  makeKeyFile(path, [secret]);
  expect(() => makeKeyFile(path, ['another'])).toThrow(/exists already/u);
  expect(readKeyFile(path)).toEqual([secret]);
});

test.each([0o640, 0o604, 0o660, 0o666])('mode %o lets others at it and is refused, in a sentence', mode => {
  makeKeyFile(path, [secret]);
  chmodSync(path, mode);
  expect(() => readKeyFile(path)).toThrow(KeyFileProblem);
  expect(() => readKeyFile(path)).toThrow(/chmod 600/u);
  expect(() => readKeyFile(path)).not.toThrow(/PRIVATE/u);
});

test('no file, and a folder in its place, are told', () => {
  expect(() => readKeyFile(path)).toThrow(/There is no key file/u);
  mkdirSync(path, { recursive: true });
  expect(() => readKeyFile(path)).toThrow(/There is no key file/u);
});
