import { expect, test } from '@jest/globals';
import { instantOf, type NonEmpty } from '#kernel';
import { noStream, type NewEvent } from '#event-sourcing';
import { commandNamed, newEvent } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

const at = (second: number) => instantOf(Date.parse('2020-06-01T00:00:00.000Z') + second * 1000);
const recordedAt = (...seconds: readonly number[]) =>
  seconds.map((second, n) =>
    newEvent(commandNamed(`${n}`), { recordedAt: at(second) }),
  ) as unknown as NonEmpty<NewEvent>;

export const instants = (log: Subject): void => {
  test('an empty log has no head and no index at any instant', async () => {
    expect(await log().head()).toEqual({ index: -1 });
    expect(await log().indexAt(at(0))).toBe(-1);
  });

  test('the head carries the largest instant, not the last', async () => {
    await log().append('line-a', noStream, recordedAt(10, 30));
    await log().append('line-b', noStream, recordedAt(20));
    expect(await log().head()).toEqual({ index: 2, recordedAt: at(30) });
  });

  test('the index at an instant is the last one up to which nothing is younger', async () => {
    await log().append('line-a', noStream, recordedAt(10, 10, 30));
    await log().append('line-b', noStream, recordedAt(20, 30));
    await log().append('line-c', noStream, recordedAt(25, 40));
    const wanted = { 9: -1, 10: 1, 20: 1, 29: 1, 30: 5, 39: 5, 40: 6, 99: 6 };
    for (const [second, index] of Object.entries(wanted))
      expect([second, await log().indexAt(at(Number(second)))]).toEqual([second, index]);
  });

  test('agrees with a look at every event, for a thousand disordered instants', async () => {
    const seconds = Array.from({ length: 1_000 }, (_, n) => n + ((n * 7_919) % 50));
    await log().append('line-a', noStream, recordedAt(...seconds));
    const highs = seconds.map((_, n) => Math.max(...seconds.slice(0, n + 1)));
    for (let second = -1; second < 1_060; second += 7)
      expect(await log().indexAt(at(second))).toBe(highs.findLastIndex(high => high <= second));
  });
};
