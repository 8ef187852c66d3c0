import { describe, expect, test } from '@jest/globals';
import { documentsOf } from './missing-documents.js';

const papers = (...kinds: readonly string[]) => kinds.map(kind => ({ kind }));

describe('which papers are missing', () => {
  test.each([
    ['all are there, and more', ['contract', 'invoice', 'letter'], []],
    ['one is not', ['contract', 'contract'], ['invoice']],
    ['none is', [], ['contract', 'invoice']],
  ])('%s', (_, held, missing) =>
    expect(documentsOf(papers(...held), ['contract', 'invoice'])).toEqual({
      required: ['contract', 'invoice'],
      missing,
    }),
  );

  test('nobody can say where no parameter was set', () =>
    expect(documentsOf(papers('contract'), undefined)).toEqual({ required: null, missing: null }));
});
