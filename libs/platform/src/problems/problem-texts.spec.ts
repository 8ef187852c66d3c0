import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { registerPlatformTexts } from '../bootstrap/platform-texts.js';
import { languageOf } from './language.js';
import { problemTexts } from './problem-texts.js';

registerPlatformTexts();

test('numbers stand in the text, long ones in groups', () => {
  expect(problemTexts.say('identity.duty-missing', 'en', { duty: 'payer' })).toBe(
    'This needs the duty: payer.',
  );
  expect(problemTexts.say('money.too-small', 'vi', { min: 1500000n })).toContain('1.500.000');
  expect(problemTexts.say('nobody.knows', 'vi')).toBeUndefined();
});

test('both languages use the same numbers', () => {
  const placeholders = (text = ''): string[] =>
    [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!).sort();
  for (const code of problemTexts.codes())
    expect([code, placeholders(problemTexts.say(code, 'en'))]).toEqual([
      code,
      placeholders(problemTexts.say(code, 'vi')),
    ]);
});

test('a code has one text', () => {
  expect(() => problemTexts.register({ internal: { vi: 'khác', en: 'other' } })).toThrow('internal');
});

/** Texts in the sources that look like codes. */
const otherTexts = ['headers.authorization', 'openapi.json', 'jwks.json'];

test('every code that stands in the sources has a text in both languages', async () => {
  const folder = join(process.cwd(), 'libs/platform/src');
  const files = (await readdir(folder, { recursive: true })).filter(name => /(?<!spec)\.ts$/u.test(name));
  const codes = new Set<string>();
  for (const file of files)
    for (const [, code] of (await readFile(join(folder, file), 'utf8')).matchAll(
      /'([a-z][a-z0-9-]*\.[a-z-]+)'/gu,
    ))
      if (!otherTexts.includes(code!)) codes.add(code!);
  expect(codes.size).toBeGreaterThan(50);
  expect(problemTexts.missing([...codes])).toEqual([]);
});

test.each([
  [undefined, 'vi'],
  ['en', 'en'],
  ['en-US,vi;q=0.8', 'en'],
  ['en;q=0.3, vi-VN;q=0.9', 'vi'],
  ['fr, de;q=0.9', 'vi'],
  ['en;q=0', 'vi'],
  [',;q=,en;q=2,\u0000', 'vi'],
])('Accept-Language %s is answered in %s', (header, language) => expect(languageOf(header)).toBe(language));
