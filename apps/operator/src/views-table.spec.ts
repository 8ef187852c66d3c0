import { expect, test } from '@jest/globals';
import { viewsTable } from './views-table.js';

const view = { name: 'money', version: 1, generation: 1, kind: 'tally' };
const copy = { ...view, id: 'money@1#1', state: 'live', position: 12, lag: 3 };

test('a line for each copy; parked streams are named with the reason, and the digest is withheld', () => {
  const parked = [{ stream: 'budgetLine-a', index: 7, reason: 'no such measure' }];
  const digest = { count: 20, sum: 'ab'.repeat(32) };
  const items = [
    { ...copy, digest, parked: [] },
    { ...copy, id: 'money@1#12', state: 'retired', parked },
  ];
  expect(viewsTable({ items }).split('\n')).toEqual([
    'VIEW        STATE    POSITION  LAG  ROWS  DIGEST            PARKED',
    'money@1#1   live     12        3    20    abababababababab  0',
    'money@1#12  retired  12        3    -     withheld          1',
    'money@1#12 parked budgetLine-a from index 7: no such measure',
  ]);
});
