import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { temporaryFolder } from '#test/support/temporary-folder';
import { FileKeys } from './file-keys.js';

const folder = temporaryFolder();
const path = folder.file('keys.json');
afterAll(() => folder.remove());

const pairs = await Promise.all(
  ['old', 'new'].map(async kid => ({ kid, ...(await generateKeyPair('ES256', { extractable: true })) })),
);
const tokens = new Map(
  await Promise.all(
    pairs.map(
      async ({ kid, privateKey }) =>
        [kid, await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey)] as const,
    ),
  ),
);
const write = async (...kids: readonly string[]) => {
  const of = pairs.filter(({ kid }) => kids.includes(kid));
  const keys = await Promise.all(
    of.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid })),
  );
  writeFileSync(path, JSON.stringify({ keys }));
};

let nowMs = 0;
let keys: FileKeys;
beforeEach(async () => {
  nowMs = 0;
  await write('old');
  keys = await FileKeys.open(path, () => nowMs);
});
const believed = (kid: string) =>
  jwtVerify(tokens.get(kid)!, keys.get).then(
    () => true,
    () => false,
  );

test('a key that came into the file is known, when half a minute has passed since the last reading', async () => {
  await write('old', 'new');
  nowMs = 29_999;
  expect(await believed('new')).toBe(false);
  nowMs = 30_000;
  expect(await believed('new')).toBe(true);
  expect(await believed('old')).toBe(true);
});

test('unknown keys read the file once in half a minute, and those who ask together wait for one reading', async () => {
  nowMs = 30_000;
  expect(await believed('new')).toBe(false);
  await write('old', 'new');
  expect(await believed('new')).toBe(false);
  nowMs = 60_000;
  expect(await Promise.all(Array.from({ length: 20 }, () => believed('new')))).toEqual(Array(20).fill(true));
});

test('a key that was taken out is believed ten minutes at most', async () => {
  await write('new');
  nowMs = 599_999;
  expect(await believed('old')).toBe(true);
  nowMs = 600_000;
  expect(await believed('old')).toBe(false);
});

test.each(['', '{"keys":', '[]'])('a file that holds %j leaves the keys of before', async text => {
  writeFileSync(path, text);
  nowMs = 600_000;
  expect(await believed('old')).toBe(true);
  rmSync(path);
  nowMs = 1_200_000;
  expect(await believed('old')).toBe(true);
  expect(await believed('new')).toBe(false);
});
