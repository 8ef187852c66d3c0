import { expect, test } from '@jest/globals';
import { rowOn } from './parameters.query.js';

const today = '2020-07-01';
const step = (from: string, decide: string) => ({ from, values: { decide }, source: 'x', eventId: decide });
const [old, present, corrected, coming] = [
  step('2018-01-01', '1'),
  step('2020-01-20', '2'),
  step('2020-01-20', '3'),
  step('2021-06-01', '4'),
];
const doc = { name: 'x', revision: 3, history: [old, present, corrected, coming] };

test('without a day: what is in force today, and everything that was set, also for days to come', () =>
  expect(rowOn(doc, {}, today)).toEqual({ ...doc, inForce: corrected }));

test('of equal days the one recorded last is in force', () =>
  expect(rowOn(doc, { effective: '2020-01-20' }, '2020-01-20')).toEqual({
    ...doc,
    inForce: corrected,
    history: [old, present, corrected],
  }));

test('nothing was set for a day before the first: that is said, and nothing later is told instead', () =>
  expect(rowOn(doc, { effective: '2017-12-31' }, '2017-12-31')).toEqual({
    ...doc,
    inForce: null,
    history: [],
  }));
