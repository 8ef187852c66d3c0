import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { entryIn } from './entry-in.js';

const text = fc.stringMatching(/^[a-z/ ,:{}[\]ư]{1,12}$/u);
const posting = fc.record({ account: text, commodity: text, amount: fc.bigInt().map(String) });

test('an entry is what JSON says it is, whatever else is in it', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          posting,
          posting.map(({ account }) => ({ account })),
        ),
      ),
      entry => {
        const bytes = Buffer.from(canonicalJson(entry)).toString('latin1');
        expect(entryIn(bytes)).toEqual(entry);
      },
    ),
  ));
