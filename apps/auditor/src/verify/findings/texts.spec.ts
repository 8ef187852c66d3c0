import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { findingCodes, noteCodes } from './finding.js';
import { findingTexts } from './texts.js';

test('every code has a sentence in both languages, and a line in the guide', () => {
  const guide = readFileSync('docs/guides/verifying.md', 'utf8');
  const codes = [...findingCodes, ...noteCodes];
  expect(Object.keys(findingTexts).sort()).toEqual([...codes].sort());
  expect(codes.filter(code => !guide.includes(`\`${code}\``))).toEqual([]);
});
