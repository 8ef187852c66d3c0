import { expect, test } from '@jest/globals';
import type { AssetDoc } from './asset-doc.js';
import { partOf } from './asset-part.js';

const holder = (unitId: string) => ({ unitId, officerId: `o-${unitId}` });
const doc = {
  assetId: 'a',
  held: [
    { from: '2020-01-01', value: holder('north') },
    { from: '2020-03-01', value: holder('south') },
  ],
  places: [
    { from: '2020-01-01', value: 'Kho Bắc' },
    { from: '2020-02-01', value: 'Bãi Bắc' },
    { from: '2020-03-01', value: 'Kho Nam' },
  ],
  ways: [
    { from: '2020-02-20', value: { carrier: 'x', to: 'Kho Nam' } },
    { from: '2020-03-01', value: null },
  ],
  states: [{ from: '2020-01-01', value: 'inService' }],
} as unknown as AssetDoc;
const readBy = (...units: readonly string[]) => partOf(doc, unitId => units.includes(unitId));

test('whoever reads its holder reads of it what is of their days', () =>
  expect(readBy('south')).toEqual({
    ...doc,
    held: [doc.held[1]],
    places: [doc.places[2]],
    ways: [doc.ways[1]],
  }));

test('whoever reads its former holder too reads all of it, and whoever reads that one alone nothing', () => {
  expect(readBy('south', 'north')).toEqual(doc);
  expect(readBy('north')).toBeUndefined();
});
