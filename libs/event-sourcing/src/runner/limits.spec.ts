import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../log/event-store.js';
import { give, takeFrom } from '#test/support/purse';
import { anInvocation, codeOf, purseLedger, type PurseLedger } from '#test/support/purse-ledger';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const types = async () => (await ledger.events()).map(({ type }) => type);

describe('a clock behind the log', () => {
  test('by more than five seconds records nothing; by less, it goes on', async () => {
    await ledger.run(give, '1');
    ledger.clock.ms -= 5_001;
    expect(await ledger.run(give, '2')).toEqual({
      kind: 'turned-away',
      code: 'ledger.clock-off',
      numbers: { behindMs: '5001' },
    });
    ledger.clock.ms += 1;
    expect(codeOf(await ledger.run(give, '2'))).toBe('accepted');
    expect(await ledger.events()).toHaveLength(2);
  });
});

describe('too many waiting', () => {
  test('are turned away before memory grows, and may come again', async () => {
    ledger.use(ledger.newRunner({ limits: { waitingMax: 3 } }));
    const keys = ['1', '2', '3', '4', '5'];
    const outcomes = await Promise.all(keys.map(key => ledger.run(give, key)));
    expect(outcomes.map(codeOf)).toEqual([
      ...Array(3).fill('accepted'),
      ...Array(2).fill('ledger.overloaded'),
    ]);
    expect(codeOf(await ledger.run(give, '5'))).toBe('accepted');
    expect(await ledger.events()).toHaveLength(4);
  });
});

describe('closing', () => {
  test('finishes what is under way and takes nothing more', async () => {
    const runner = ledger.newRunner();
    ledger.use(runner);
    const started = Array.from({ length: 50 }, (_, n) => ledger.run(give, `${n}`));
    // Each has asked the clock of the log by then, and stands in its queue.
    await ledger.store.head();
    await runner.close();
    const outcomes = (await Promise.all(started)).map(codeOf);
    const recorded = outcomes.filter(code => code === 'accepted').length;
    expect(await ledger.events()).toHaveLength(recorded);
    expect(new Set(outcomes)).toEqual(
      new Set(recorded === 50 ? ['accepted'] : ['accepted', 'ledger.shutting-down']),
    );
    expect(codeOf(await ledger.run(give, 'late'))).toBe('ledger.shutting-down');
    expect(await ledger.events()).toHaveLength(recorded);
  });

  test('nothing is recorded once it is closed', async () => {
    const runner = ledger.newRunner();
    const late = runner.run(give, { purse: 'p', amount: 1 }, anInvocation('late'));
    await runner.close();
    const recorded = (await ledger.events()).length;
    const outcome = codeOf(await late);
    expect(await ledger.events()).toHaveLength(recorded);
    expect(outcome).toBe(recorded === 1 ? 'accepted' : 'ledger.shutting-down');
  });
});

describe('an outage', () => {
  test('is told, and what was in memory is not believed afterwards', async () => {
    await ledger.run(give, '1', 5);
    let down = false;
    const { store } = ledger;
    const append: typeof store.append = async (...what) => {
      const done = await store.append(...what);
      // Stored, but the answer is lost.
      if (down) throw new StoreUnavailable('cut');
      return done;
    };
    ledger.use(ledger.newRunner({ store: Object.assign(Object.create(store), { append }) as typeof store }));
    expect(codeOf(await ledger.run(takeFrom, '2', 2))).toBe('accepted');
    down = true;
    await expect(ledger.run(takeFrom, '3', 3)).rejects.toThrow(StoreUnavailable);
    down = false;
    expect(await ledger.run(takeFrom, '3', 3)).toMatchObject({ kind: 'accepted', replayed: true });
    expect(codeOf(await ledger.run(takeFrom, '4', 1))).toBe('purse.empty');
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken', 'MoneyTaken', 'CommandRefused']);
  });
});
