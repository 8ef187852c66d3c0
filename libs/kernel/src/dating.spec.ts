import { expect, test } from '@jest/globals';
import { mustNotBeFutureDated } from './dating.js';

test.each([
  ['2020-05-31', undefined],
  ['2020-06-01', undefined],
  ['2020-06-02', { code: 'date.in-future', numbers: { effectiveDate: '2020-06-02', today: '2020-06-01' } }],
])('what takes effect on %s, said on 1 June', (effectiveDate, refusal) => {
  const verdict = mustNotBeFutureDated({ effectiveDate, today: '2020-06-01' });
  if (refusal === undefined) expect(verdict).toBeUndefined();
  else expect(verdict).toMatchObject(refusal);
});
