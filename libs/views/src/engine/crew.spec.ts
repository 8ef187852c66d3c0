import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decode, money, papers, smallLedger, type SmallLedger } from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import type { View } from '../view.js';
import { Crew } from './crew.js';
import { Projection } from './projection.js';

let ledger: SmallLedger;
beforeEach(async () => {
  ledger = await smallLedger();
});
afterEach(() => ledger.remove());

const copyOf = async (view: View): Promise<Projection> => {
  const { log, readStore } = ledger;
  return new Projection(view, await readStore.create(view), { log, decode, readStore }, 'park');
};

test('a copy that joins later gets what the others were given, also when nothing more happens', async () => {
  await ledger.record(Array.from({ length: 3 }, (_, n) => ({ stream: `a-${n}` })));
  const over = new AbortController();
  const crew = new Crew(ledger.log, decode, over.signal, timerScheduler, () => undefined);
  const [first, late] = [await copyOf(money()), await copyOf(papers())];
  const following = crew.join([first]);
  const reached = ({ id }: Projection) => ledger.readStore.reached(id, 2, AbortSignal.timeout(10_000));
  expect(await reached(first)).toBe(true);
  const joined = crew.join([late]);
  expect(await reached(late)).toBe(true);
  over.abort();
  await Promise.all([following, joined]);
}, 30_000);
