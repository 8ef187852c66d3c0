import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { Event } from '../views/naive-parts.js';
import { today } from './asking.js';
import { Known, Past } from './naive/past.js';

const paired = new WeakMap<readonly Event[], readonly Past[]>();

/**
 * Every pair of clocks that a history has: each index, and each day that something in it takes effect on. What one
 * store was compared with, the next is compared with too.
 */
export const pairsOf = (events: readonly Event[]): readonly Past[] => {
  const pairs = paired.get(events) ?? everyPair(events);
  paired.set(events, pairs);
  return pairs;
};

const everyPair = (events: readonly Event[]): readonly Past[] => {
  const days = [undefined, ...new Set(events.map(({ effectiveDate }) => effectiveDate))];
  let known: Known | undefined;
  return [-1, ...events.keys()].flatMap(index => {
    known = new Known(events.slice(0, index + 1), known);
    const what = known;
    return days.map(effective => new Past(what, effective, today));
  });
};

/** One of several: scattered, so that no two choices of a turn always go together. */
export const scattered = <T>(of: readonly T[], turn: number, choice: number): T =>
  of[(Math.imul((turn + 1) * 31 + choice, 0x9e3779b1) >>> 12) % of.length]!;

const workedOut = new WeakMap<Past, Map<string, unknown>>();

/** What was worked out of a past for one store stands for the next. */
export const once = <T>(past: Past, asked: readonly unknown[], make: () => T): T => {
  const answers = workedOut.get(past) ?? new Map<string, unknown>();
  workedOut.set(past, answers);
  const key = JSON.stringify(asked);
  if (!answers.has(key)) answers.set(key, make());
  return answers.get(key) as T;
};

export const asJson = (value: unknown): any =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** Comparing with what tells the difference is slow: it is done only where there is one. */
export const mustBeSame = (asked: unknown, answer: unknown, naive: unknown): void => {
  if (!isDeepStrictEqual(answer, naive)) expect([asked, answer]).toEqual([asked, naive]);
};
