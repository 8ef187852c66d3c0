import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '#kernel';
import type { Outcome } from './outcome.js';
import { give, takeFrom } from '#test/support/purse';
import { codeOf, purseLedger, type PurseLedger } from '#test/support/purse-ledger';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const asReplay = (outcome: Outcome) => ({ ...outcome, replayed: true });

test('a repetition gets the first answer, whatever holds now', async () => {
  const refused = await ledger.run(takeFrom, '1', 3);
  const accepted = await ledger.run(give, '2', 5);
  expect([codeOf(refused), codeOf(accepted)]).toEqual(['purse.empty', 'accepted']);
  expect(await ledger.run(takeFrom, '1', 3)).toEqual(asReplay(refused));
  expect(await ledger.run(give, '2', 5)).toEqual(asReplay(accepted));
  expect(await ledger.events()).toHaveLength(2);
});

test('also after a restart and 10,000 more events on that stream, and a first refusal too', async () => {
  const refused = await ledger.run(takeFrom, 'first', 3);
  const accepted = await ledger.run(give, 'second', 1);
  for (let round = 0; round < 10; round += 1)
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => ledger.run(give, `${round}/${n}`)));
  await ledger.restart();
  expect(await ledger.run(takeFrom, 'first', 3)).toEqual(asReplay(refused));
  expect(await ledger.run(give, 'second', 1)).toEqual(asReplay(accepted));
  expect((await ledger.store.read('purse-p', 0, 1)).revision).toBe(10_001);
}, 60_000);

describe('the same key', () => {
  test('with other content is refused, and nothing is recorded', async () => {
    await ledger.run(give, '1', 5);
    const other = { fingerprint: sha256('other content') };
    expect(await ledger.run(give, '1', 6, other)).toEqual({
      kind: 'turned-away',
      code: 'idempotency.key-reused',
      numbers: { stream: 'purse-p' },
    });
    expect(await ledger.run(give, '1', 5, { ...other, purse: 'q' })).toMatchObject({
      code: 'idempotency.key-reused',
      numbers: { stream: 'purse-p' },
    });
    expect(await ledger.events('purse-q')).toEqual([]);
    expect(await ledger.events()).toHaveLength(1);
  });

  test('many times at once is one event', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ledger.run(give, '1', 5)));
    expect(outcomes.filter(outcome => outcome.kind === 'accepted' && !outcome.replayed)).toHaveLength(1);
    expect(new Set(outcomes.map(outcome => JSON.stringify({ ...outcome, replayed: true }))).size).toBe(1);
    expect(await ledger.events()).toHaveLength(1);
  });

  test('at once with two contents: one is recorded, the other told so', async () => {
    const [one, other] = await Promise.all([
      ledger.run(give, '1', 5),
      ledger.run(give, '1', 6, { fingerprint: sha256('other content') }),
    ]);
    expect([codeOf(one), codeOf(other)]).toEqual(['accepted', 'idempotency.key-reused']);
    expect(await ledger.events()).toHaveLength(1);
  });

  test('of a command that was turned away is free: it left no trace', async () => {
    await ledger.run(give, '1', 5);
    expect(codeOf(await ledger.run(takeFrom, '2', 1, { ifMatch: 7 }))).toBe('command.precondition-failed');
    expect(codeOf(await ledger.run(takeFrom, '2', 1, { ifMatch: 0 }))).toBe('accepted');
  });
});

test('any command any number of times, in any company, is one outcome', async () => {
  let purses = 0;
  const commands = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 9 }), fc.boolean()), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(commands, async drawn => {
      const purse = `prop-${(purses += 1)}`;
      const contents = new Map(drawn.map(([key, ...content]) => [key, content]));
      const keys = drawn.map(([key]) => key);
      const send = (key: number) => {
        const [amount, gives] = contents.get(key)!;
        return ledger.run(gives ? give : takeFrom, `${purse}/${key}`, amount, { purse });
      };
      const together = await Promise.all(keys.map(send));
      const again = await Promise.all(keys.map(send));
      expect(again).toEqual(together.map(asReplay));
      expect(await ledger.events(`purse-${purse}`)).toHaveLength(contents.size);
    }),
    { numRuns: 25 },
  );
});
