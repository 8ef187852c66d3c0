import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DecisionRunner } from './decision-runner.js';
import { give, takeFrom } from '#test/support/purse';
import { anInvocation, codeOf, purseLedger, type PurseLedger } from '#test/support/purse-ledger';

let ledger: PurseLedger;
let one: DecisionRunner;
let other: DecisionRunner;
beforeEach(async () => {
  ledger = await purseLedger();
  one = ledger.newRunner();
  other = ledger.newRunner();
});
afterEach(() => ledger.remove());

const take = (runner: DecisionRunner, key: string, over = {}) =>
  runner.run(takeFrom, { purse: 'p', amount: 1 }, anInvocation(key, over));

describe('two runners over one log', () => {
  test('fifty ask, thirty fit: exactly thirty, and twenty recorded refusals', async () => {
    await ledger.run(give, 'all', 30);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => take(n % 2 ? one : other, `${n}`)),
    );
    expect(outcomes.map(codeOf).filter(code => code === 'accepted')).toHaveLength(30);
    expect(outcomes.map(codeOf).filter(code => code === 'purse.empty')).toHaveLength(20);
    const events = await ledger.events();
    const sum = events.reduce((held, { type, data }) => {
      const { amount } = data as { amount: number };
      return type === 'MoneyGiven' ? held + amount : type === 'MoneyTaken' ? held - amount : held;
    }, 0);
    expect([sum, events.length]).toEqual([0, 51]);
    expect(events.map(({ revision }) => revision)).toEqual([...events.keys()]);
  });

  test('what was lost is decided again, on what the other had done', async () => {
    await ledger.run(give, 'all', 1);
    // Each has the purse in memory with one coin in it.
    await Promise.all([take(one, 'a', { ifMatch: 99 }), take(other, 'b', { ifMatch: 99 })]);
    expect(codeOf(await take(one, '1'))).toBe('accepted');
    expect(codeOf(await take(other, '2'))).toBe('purse.empty');
  });

  test('nobody is turned away for what only an old memory says', async () => {
    await ledger.run(give, 'all', 5);
    await Promise.all([take(one, 'a', { ifMatch: 99 }), take(other, 'b', { ifMatch: 99 })]);
    expect(codeOf(await take(one, '1', { ifMatch: 0 }))).toBe('accepted');
    expect(codeOf(await take(other, '2', { ifMatch: 1 }))).toBe('accepted');
  });

  test('one key through both is one event', async () => {
    await ledger.run(give, 'all', 5);
    const outcomes = await Promise.all([one, other, one, other].map(runner => take(runner, 'same')));
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set(['accepted']));
    expect(outcomes.filter(outcome => outcome.kind === 'accepted' && !outcome.replayed)).toHaveLength(1);
    expect(await ledger.events()).toHaveLength(2);
  });

  test('whoever always loses is told so, and may come again with the same key', async () => {
    await ledger.run(give, 'all', 9);
    const { store } = ledger;
    let rivals = 0;
    const append: typeof store.append = async (stream, ...rest) => {
      if (stream === 'purse-p') await take(other, `rival ${(rivals += 1)}`);
      return store.append(stream, ...rest);
    };
    const slow = ledger.newRunner({
      store: Object.assign(Object.create(store), { append }) as typeof store,
      limits: { attemptsMax: 3 },
    });
    expect(await take(slow, '1')).toEqual({
      kind: 'turned-away',
      code: 'command.lost-race',
      numbers: { stream: 'purse-p' },
    });
    expect(rivals).toBe(3);
    expect(await take(one, '1')).toMatchObject({ kind: 'accepted', replayed: false });
  });
});
