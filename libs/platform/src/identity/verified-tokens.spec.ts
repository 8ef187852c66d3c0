import { expect, test } from '@jest/globals';
import type { Identity } from './claims.js';
import { VerifiedTokens } from './verified-tokens.js';

const expiringAt = (seconds: number): Identity => ({ expiresAt: seconds }) as Identity;

test('a token is kept a minute, and never past its own end', () => {
  const tokens = new VerifiedTokens();
  tokens.keep('long', expiringAt(1000), 0);
  tokens.keep('short', expiringAt(10), 0);
  expect(tokens.get('long', 59_999)).toBeDefined();
  expect(tokens.get('long', 60_000)).toBeUndefined();
  expect(tokens.get('short', 9_999)).toBeDefined();
  expect(tokens.get('short', 10_000)).toBeUndefined();
});

test('use does not lengthen the minute', () => {
  const tokens = new VerifiedTokens();
  tokens.keep('a', expiringAt(1000), 0);
  for (let ms = 0; ms < 60_000; ms += 10_000) expect(tokens.get('a', ms)).toBeDefined();
  expect(tokens.get('a', 60_000)).toBeUndefined();
});

test('the least recently used goes first', () => {
  const tokens = new VerifiedTokens(2);
  tokens.keep('a', expiringAt(1000), 0);
  tokens.keep('b', expiringAt(1000), 0);
  tokens.get('a', 1);
  tokens.keep('c', expiringAt(1000), 2);
  expect(['a', 'b', 'c'].map(hash => tokens.get(hash, 3) !== undefined)).toEqual([true, false, true]);
});
