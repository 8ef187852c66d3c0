import { expect, test } from '@jest/globals';
import { noStream, type Revision } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';
import { take } from './following.js';

const writers = Array.from({ length: 50 }, (_, n) => n);
const rounds = 20;
const total = writers.length * rounds * 2;

export const manyWriters = (log: Subject): void => {
  test('fifty writers on fifty streams: followers see every event once, in log order, no gap', async () => {
    const taking = take(log(), -1, total);
    await Promise.all(
      writers.map(async n => {
        for (let round = 0; round < rounds; round += 1)
          await log().append(`line-${n}`, round * 2 - 1, newEvents(commandNamed(`${n} ${round}`), 2));
      }),
    );
    const seen = await taking;
    expect(seen.map(event => event.index)).toEqual(Array.from({ length: total }, (_, n) => n));
    for (const n of writers) {
      const revisions = seen.filter(event => event.stream === `line-${n}`).map(event => event.revision);
      expect(revisions).toEqual(Array.from({ length: rounds * 2 }, (_, revision) => revision));
    }
  });

  test('fifty writers on one stream: each revision has exactly one winner', async () => {
    const winners = new Map<Revision, number>();
    const race = async (n: number, round: number, expected: Revision): Promise<void> => {
      const outcome = await log().append('line-hot', expected, [
        newEvent(commandNamed(`${n} ${round}`), { extra: { n } }),
      ]);
      if (!outcome.appended) return race(n, round, outcome.actual);
      expect(winners.has(outcome.revision)).toBe(false);
      winners.set(outcome.revision, n);
    };
    await Promise.all(
      writers.map(async n => {
        for (let round = 0; round < 4; round += 1) await race(n, round, noStream);
      }),
    );
    const { revision, events } = await log().read('line-hot');
    expect([revision, winners.size]).toEqual([199, 200]);
    for (const event of events) expect(JSON.parse(event.body).n).toBe(winners.get(event.revision));
  }, 120_000);
};
