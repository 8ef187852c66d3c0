import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { breakRule, give, misstate, takeFrom, takeOfExisting, takeTwice } from '#test/support/purse';
import { anInvocation, codeOf, purseLedger, type PurseLedger } from '#test/support/purse-ledger';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const types = async () => (await ledger.events()).map(({ type }) => type);

describe('every outcome is an event', () => {
  test('what is accepted', async () => {
    const outcome = await ledger.run(give, '1', 5);
    const [event] = await ledger.events();
    const { id, type, revision } = event!;
    expect(outcome).toEqual({
      kind: 'accepted',
      stream: 'purse-p',
      revision: 0,
      replayed: false,
      events: [{ id, type, revision }],
    });
    expect(event).toMatchObject({
      type: 'MoneyGiven',
      v: 1,
      revision: 0,
      data: { amount: 5 },
      gates: [],
      postedPeriod: '2020-06',
      clientId: 'tests',
      correlationId: 'request-1',
      recordedAt: '2020-06-01T00:00:00.000Z',
    });
    expect(event).not.toHaveProperty('grants');
    expect(event).not.toHaveProperty('ifMatch');
  });

  test('what a rule refused, with all it was asked', async () => {
    await ledger.run(give, '1', 5);
    const outcome = await ledger.run(takeFrom, '2', 7, { number: 'n-1' });
    const refusal = { code: 'purse.empty', numbers: { asked: '7', holds: '5' } };
    const holders = [{ kind: 'purse', id: 'holder' }];
    expect(outcome).toEqual({
      kind: 'refused',
      stream: 'purse-p',
      revision: 1,
      replayed: false,
      holders,
      ...refusal,
    });
    expect((await ledger.events())[1]).toMatchObject({
      type: 'CommandRefused',
      data: { ...refusal, command: 'Take', holders, content: { purse: 'p', amount: 7, number: 'n-1' } },
    });
  });

  test('all facts of a command in one append, or none', async () => {
    await ledger.run(give, '1', 5);
    expect(await ledger.run(takeTwice, '2', 2)).toMatchObject({
      revision: 2,
      events: [{ revision: 1 }, { revision: 2 }],
    });
    expect(codeOf(await ledger.run(takeTwice, '3', 1))).toBe('purse.empty');
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken', 'MoneyTaken', 'CommandRefused']);
  });

  test('time in a stream never goes back, also where the clock does', async () => {
    await ledger.run(give, '1', 9);
    ledger.clock.ms -= 4_000;
    await Promise.all([
      ledger.run(takeTwice, '2'),
      ledger.run(takeFrom, '3', 99),
      ledger.run(takeTwice, '4'),
    ]);
    ledger.clock.ms += 1;
    await ledger.run(give, '5');
    const instants = (await ledger.events()).map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...instants].sort());
    expect(instants).toHaveLength(7);
  });

  test('a stream busier than its clock has milliseconds does not run ahead of it', async () => {
    for (let round = 0; round < 7; round += 1)
      await Promise.all(Array.from({ length: 1_000 }, (_, n) => ledger.run(give, `${round}/${n}`)));
    expect(codeOf(await ledger.run(give, 'last'))).toBe('accepted');
    expect(new Set((await ledger.events()).map(({ recordedAt }) => recordedAt)).size).toBe(1);
  });
});

describe('If-Match', () => {
  test('names the last revision that changed something: refusals do not move it', async () => {
    await ledger.run(give, '1', 5);
    await ledger.run(takeFrom, '2', 7);
    expect(await ledger.run(takeFrom, '3', 1, { ifMatch: 1 })).toEqual({
      kind: 'turned-away',
      code: 'command.precondition-failed',
      numbers: { asked: '1', revision: '0' },
    });
    expect(await ledger.run(takeFrom, '3', 1, { ifMatch: 0 })).toMatchObject({
      kind: 'accepted',
      revision: 2,
    });
    expect(codeOf(await ledger.run(takeFrom, '4', 1, { ifMatch: 0 }))).toBe('command.precondition-failed');
  });

  test('must be there where the command asks for it, but not for processes', async () => {
    await ledger.run(give, '1', 5);
    expect(codeOf(await ledger.run(takeOfExisting, '2'))).toBe('command.precondition-required');
    expect(codeOf(await ledger.run(takeOfExisting, '3', 1, { issuedBy: 'process/x' }))).toBe('accepted');
    expect(codeOf(await ledger.run(takeOfExisting, '2', 1, { ifMatch: 1 }))).toBe('accepted');
  });

  test('is judged again after a restart as before', async () => {
    await ledger.run(give, '1', 5);
    await ledger.run(takeFrom, '2', 7);
    await ledger.restart();
    expect(codeOf(await ledger.run(takeFrom, '3', 1, { ifMatch: 0 }))).toBe('accepted');
  });

  test('lets one of two go first', async () => {
    await ledger.run(give, '1', 5);
    const both = await Promise.all(['2', '3'].map(key => ledger.run(takeFrom, key, 1, { ifMatch: 0 })));
    expect(both.map(codeOf)).toEqual(['accepted', 'command.precondition-failed']);
  });
});

describe('a stream of refusals only', () => {
  test('is nothing that other commands find', async () => {
    expect(codeOf(await ledger.run(takeFrom, '1', 1))).toBe('purse.empty');
    expect(await ledger.run(takeOfExisting, '2', 1, { ifMatch: 0 })).toEqual({
      kind: 'turned-away',
      code: 'resource.not-found',
      numbers: { purse: 'p' },
    });
    expect(await types()).toEqual(['CommandRefused']);
  });
});

describe('authority', () => {
  test('is asked for each unit, leaves no trace in the stream, and spares processes', async () => {
    const asked: unknown[] = [];
    const covers = async (_: unknown, duty: string, unit: string, on: string) => {
      asked.push([duty, unit, on]);
      return false;
    };
    ledger.use(ledger.newRunner({ authority: { covers } }));
    expect(await ledger.run(give, '1')).toMatchObject({
      code: 'authority.not-covered',
      numbers: { unit: 'p' },
    });
    expect(asked).toEqual([['keeper', 'p', '2020-06-01']]);
    expect(codeOf(await ledger.run(give, '2', 1, { issuedBy: 'process/x' }))).toBe('accepted');
    expect(await types()).toEqual(['MoneyGiven']);
  });
});

describe('a bug in one command', () => {
  test('does not hurt its neighbours in the same turn', async () => {
    const outcomes = await Promise.allSettled([
      ledger.run(give, '1', 2),
      ledger.run(breakRule, '2'),
      ledger.run(takeFrom, '3', 1),
      ledger.run(misstate, '4'),
      ledger.run(takeFrom, '5', 2),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes.map(one => (one.status === 'rejected' ? (one.reason as Error).message : ''))).toEqual([
      '',
      'a bug in a rule',
      '',
      expect.stringMatching(/MoneyTaken\/amount/u),
      '',
    ]);
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken', 'CommandRefused']);
  });

  test('gives back what the command had claimed', async () => {
    await expect(ledger.run(misstate, '1', 1, { number: 'n-1' })).rejects.toThrow('MoneyTaken');
    expect(codeOf(await ledger.run(give, '2', 1, { purse: 'q', number: 'n-1' }))).toBe('accepted');
  });
});

describe('a dry run', () => {
  test('says what would happen and records nothing', async () => {
    await ledger.run(give, '1', 5, { number: 'n-1' });
    const runner = ledger.newRunner();
    const foresee = (purse: string, amount: number, number?: string) =>
      runner.foresee(takeFrom, { purse, amount, number }, anInvocation('dry'));
    expect(await foresee('p', 5)).toEqual({
      kind: 'foreseen',
      stream: 'purse-p',
      facts: [{ type: 'MoneyTaken', data: { amount: 5 } }],
    });
    expect(await foresee('p', 6)).toMatchObject({ facts: [], refusal: { code: 'purse.empty' } });
    expect(await foresee('q', 0, 'n-1')).toMatchObject({ facts: [], refusal: { code: 'number.taken' } });
    expect((await ledger.whole()).map(({ type }) => type)).toEqual([
      'ClaimTaken',
      'ClaimTaken',
      'MoneyGiven',
    ]);
  });
});
