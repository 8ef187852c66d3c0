import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { give, takeFrom } from '#test/support/purse';
import {
  anInvocation,
  codeOf,
  purseLedger,
  type PurseLedger,
  type RunnerOver,
} from '#test/support/purse-ledger';
import { gateAgeMaxMs } from './stamped-gates.js';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const looksAt = ['purse-gate', 'purse-none'];

/** A runner to which something happens after each time it has looked at the gate. */
const runnerAfterLooking = (happens: (attempt: number) => Promise<void> | void): RunnerOver => {
  const { store } = ledger;
  let attempt = 0;
  const read: typeof store.read = async (stream, ...rest) => {
    const slice = await store.read(stream, ...rest);
    if (stream === 'purse-gate') await happens((attempt += 1));
    return slice;
  };
  return { store: Object.assign(Object.create(store), { read }) as typeof store };
};

describe('what a decision read', () => {
  test('is stamped into its event, with how far', async () => {
    for (const key of ['a', 'b']) await ledger.run(give, key, 1, { purse: 'gate' });
    await ledger.run(give, '1', 1, { looksAt });
    const gates = [
      { stream: 'purse-gate', revision: 1 },
      { stream: 'purse-none', revision: -1 },
    ];
    expect((await ledger.events())[0]!.gates).toEqual(gates);
    expect(codeOf(await ledger.run(takeFrom, '2', 9, { looksAt }))).toBe('purse.empty');
    expect((await ledger.events())[1]!).toMatchObject({ type: 'CommandRefused', gates });
  });

  test('is read anew for every decision', async () => {
    await ledger.run(give, '1', 1, { looksAt });
    await ledger.run(give, 'a', 1, { purse: 'gate' });
    await ledger.run(give, '2', 1, { looksAt });
    expect((await ledger.events()).map(({ gates }) => gates[0]!.revision)).toEqual([-1, 0]);
  });

  test('stands behind the gates a process carries along', async () => {
    const carried = [{ stream: 'unit-hai-duong', revision: 4 }];
    await ledger.run(give, '1', 1, { looksAt: ['purse-gate'], gates: carried });
    expect((await ledger.events())[0]!.gates).toEqual([...carried, { stream: 'purse-gate', revision: -1 }]);
  });
});

describe('a decision that rests on an old read', () => {
  test('is made again before it is recorded', async () => {
    ledger.use(
      ledger.newRunner(
        runnerAfterLooking(async attempt => {
          if (attempt > 1) return;
          ledger.clock.ms += gateAgeMaxMs + 1;
          const closing = ledger.newRunner();
          await closing.run(give, { purse: 'gate', amount: 1 }, anInvocation('closing'));
        }),
      ),
    );
    expect(codeOf(await ledger.run(give, '1', 1, { looksAt }))).toBe('accepted');
    expect((await ledger.events())[0]!.gates[0]).toEqual({ stream: 'purse-gate', revision: 0 });
  });

  test('ten seconds are not too old', async () => {
    let reads = 0;
    const over = runnerAfterLooking(attempt => {
      reads = attempt;
      if (attempt === 1) ledger.clock.ms += gateAgeMaxMs;
    });
    ledger.use(ledger.newRunner(over));
    await ledger.run(give, '1', 1, { looksAt });
    expect(reads).toBe(1);
  });

  test('that is always too slow comes to nothing', async () => {
    ledger.use(ledger.newRunner(runnerAfterLooking(() => void (ledger.clock.ms += gateAgeMaxMs + 1))));
    expect(codeOf(await ledger.run(give, '1', 1, { looksAt }))).toBe('command.lost-race');
    expect(await ledger.events()).toEqual([]);
  });
});
