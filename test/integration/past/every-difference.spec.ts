import { describe, expect, test } from '@jest/globals';
import { tieredViews } from '#test/support/tiered-views';
import type { Data, Event } from '../views/naive-parts.js';
import { naiveDocs, naiveEntries } from '../views/naive-replay.js';
import type { Asking } from './asking.js';
import { asJson, mustBeSame, pairsOf, scattered } from './comparing.js';
import { buying } from './histories/buying.js';
import { correcting } from './histories/correcting.js';
import { custody } from './histories/custody.js';
import { lending } from './histories/lending.js';
import { money } from './histories/money.js';
import { differences } from './naive/differences.js';
import { byText, type Past } from './naive/past.js';
import { readers } from './readers.js';
import { bothStores } from './told-histories.js';

const stores = bothStores(tieredViews);

const views = [...Object.keys(naiveEntries), ...Object.keys(naiveDocs)].sort();
const clocksOf = ({ known, effective }: Past) => `${known}${effective === undefined ? '' : `@${effective}`}`;

/** Undefined: an auditor, who is told of everything. */
const everybody = [undefined, ...readers];

/** Pasts that are later at one clock at least, and earlier at none; the last at the same day, or any, by turns. */
const laterOf = (pairs: readonly Past[], from: Past, turn: number): Past => {
  const day = ({ effective = '9' }: Past) => effective;
  if (scattered([true, false], turn, 1)) return pairs.findLast(to => day(to) === day(from))!;
  const later = pairs.filter(to => to.known >= from.known && day(to) >= day(from));
  return scattered(later, turn, 2);
};

const placeOf = ({ key, commodity = '' }: Data): string => `${key}\n${commodity}`;
const inOrder = ({ refused, items }: Data): unknown =>
  refused ?? (items as readonly Data[]).toSorted((a, b) => byText(placeOf(a), placeOf(b)));

const seen = new Set<string>();
const note = ({ items = [] }: Data): void => {
  for (const { changes } of items as readonly Data[])
    for (const { kind, leafOnly } of changes) seen.add(`${kind}${leafOnly ? ' of others' : ''}`);
};

/** Each past against a later one, a few views at a time, so that all of them come by often. */
const agrees = async (asking: Asking, events: readonly Event[]): Promise<void> => {
  const pairs = pairsOf(events).filter(({ known }) => known >= 0);
  for (const [turn, from] of pairs.entries()) {
    const reader = scattered(everybody, turn, 3);
    const later = laterOf(pairs, from, turn);
    const to = reader ? later.readBy(reader) : later;
    for (const view of views.filter((_, n) => n % 7 === turn % 7)) {
      const query = { view, from: clocksOf(from), to: clocksOf(to), limit: '500' };
      const question = { params: {}, query, ...(reader && { reader }) };
      const answer = (await asking.ask('/v1/diff', question)) as Data;
      mustBeSame(question, inOrder(answer), asJson(inOrder(differences(from, to, view))));
      note(answer);
    }
  }
};

const kinds = [
  'lateKnowledge',
  'newFact',
  'lateKnowledge of others',
  'newFact of others',
  'undefined of others',
];
const reached = {
  money: kinds,
  correcting: kinds.slice(0, 2),
  buying: kinds.slice(0, 2),
  custody: kinds.slice(0, 2),
  lending: kinds.slice(0, 2),
};

describe.each(Object.entries({ money, correcting, buying, custody, lending }))(
  'a history of %s',
  (name, history) => {
    test('what differs between two pasts, and why, is what a naive replay of both tells apart', async () => {
      seen.clear();
      await stores.agreeOn(history, agrees);
      expect([...seen]).toEqual(expect.arrayContaining(reached[name as keyof typeof reached]));
    }, 120_000);
  },
);
