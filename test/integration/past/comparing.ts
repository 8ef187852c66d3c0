import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { Event } from '../views/naive-parts.js';
import { today } from './asking.js';
import { Known, Past } from './naive/past.js';

/** Every pair of clocks that a history has: each index, and each day that something in it takes effect on. */
export const pairsOf = (events: readonly Event[]): readonly Past[] => {
  const days = [undefined, ...new Set(events.map(({ effectiveDate }) => effectiveDate))];
  return [-1, ...events.keys()].flatMap(index => {
    const known = new Known(events.slice(0, index + 1));
    return days.map(effective => new Past(known, effective, today));
  });
};

export const asJson = (value: unknown): any =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** Comparing with what tells the difference is slow: it is done only where there is one. */
export const mustBeSame = (asked: unknown, answer: unknown, naive: unknown): void => {
  if (!isDeepStrictEqual(answer, naive)) expect([asked, answer]).toEqual([asked, naive]);
};
