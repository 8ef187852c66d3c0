import { expect, test } from '@jest/globals';
import { allowed, firstRefusal, isRejection, refused } from './rejection.js';

test('the first rule that says no is the answer, in the order given', () => {
  const first = refused('a.first', { asked: 1n });
  const second = refused('a.second');
  expect(firstRefusal(allowed, first, second)).toBe(first);
  expect(firstRefusal(allowed, second, first)).toBe(second);
  expect(firstRefusal(allowed, allowed)).toBeUndefined();
  expect(firstRefusal()).toBeUndefined();
});

test('a refusal is told from facts', () => {
  expect(isRejection(refused('a.first'))).toBe(true);
  for (const other of [undefined, null, 'a.first', [], [{ type: 'Tested', data: {} }], { rejected: 'true' }])
    expect(isRejection(other)).toBe(false);
});
