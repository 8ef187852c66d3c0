import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { give, takeFrom } from '#test/support/purse';
import { anInvocation, codeOf, purseLedger, type PurseLedger } from '#test/support/purse-ledger';
import { claimStream } from './claim-desk.js';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const numberStream = claimStream({ kind: 'number', parts: ['n-1'] });
const onNumber = async () => (await ledger.events(numberStream)).map(({ type }) => type);

test('the stream is named by a hash and says nothing about the number', () => {
  const digest = createHash('sha256').update('["number","n-1"]').digest('hex');
  expect(numberStream).toBe(`claim-${digest}`);
  expect(claimStream({ kind: 'a', parts: ['b', 'c'] })).not.toBe(claimStream({ kind: 'a', parts: ['b,c'] }));
});

describe('a number', () => {
  test('belongs to the first who took it, before its deciding event', async () => {
    await ledger.run(give, '1', 1, { number: 'n-1' });
    const taken = (await ledger.events(numberStream))[0]!;
    const decided = (await ledger.events())[0]!;
    expect(taken).toMatchObject({
      type: 'ClaimTaken',
      data: { kind: 'number', parts: ['n-1'], owner: 'p' },
      causationId: decided.commandId,
    });
    expect(taken.commandId).not.toBe(decided.commandId);
    expect(taken.index).toBeLessThan(decided.index);
  });

  test('may be taken again by its owner, which writes nothing', async () => {
    await ledger.run(give, '1', 1, { number: 'n-1' });
    expect(codeOf(await ledger.run(give, '2', 1, { number: 'n-1' }))).toBe('accepted');
    expect(await onNumber()).toEqual(['ClaimTaken']);
  });

  test('of another is a refusal, recorded in the stream that asked', async () => {
    await ledger.run(give, '1', 1, { number: 'n-1' });
    expect(await ledger.run(give, '2', 1, { number: 'n-1', purse: 'q' })).toMatchObject({
      kind: 'refused',
      stream: 'purse-q',
      code: 'number.taken',
      numbers: { number: 'n-1' },
      holders: [{ kind: 'number', id: 'p' }],
    });
    expect((await ledger.events('purse-q')).map(({ type }) => type)).toEqual(['CommandRefused']);
  });

  test('is not taken by a command that a rule refuses', async () => {
    expect(codeOf(await ledger.run(takeFrom, '1', 1, { number: 'n-1' }))).toBe('purse.empty');
    expect(await onNumber()).toEqual([]);
  });

  test('two ask for at once goes to one', async () => {
    const both = await Promise.all(
      ['p', 'q'].map(purse => ledger.run(give, purse, 1, { number: 'n-1', purse })),
    );
    expect(both.map(codeOf).sort()).toEqual(['accepted', 'number.taken']);
    expect(await onNumber()).toEqual(['ClaimTaken']);
  });

  test('is free again when the command, decided once more, comes to nothing', async () => {
    await ledger.run(give, '1', 1);
    const { store } = ledger;
    const other = ledger.newRunner();
    let first = true;
    const append: typeof store.append = async (stream, ...rest) => {
      if (stream === 'purse-p' && first) {
        first = false;
        await other.run(takeFrom, { purse: 'p', amount: 1 }, anInvocation('rival'));
      }
      return store.append(stream, ...rest);
    };
    ledger.use(ledger.newRunner({ store: Object.assign(Object.create(store), { append }) as typeof store }));
    expect(codeOf(await ledger.run(takeFrom, '2', 1, { number: 'n-1' }))).toBe('purse.empty');
    expect(await onNumber()).toEqual(['ClaimTaken', 'ClaimReleased']);
    expect(codeOf(await ledger.run(give, '3', 1, { number: 'n-1', purse: 'q' }))).toBe('accepted');
  });

  test('is free again after a lost race', async () => {
    await ledger.run(give, '1', 9);
    const { store } = ledger;
    const append: typeof store.append = async (stream, ...rest) =>
      stream === 'purse-p' ? { appended: false, actual: 1 } : store.append(stream, ...rest);
    const loser = Object.assign(Object.create(store), { append }) as typeof store;
    ledger.use(ledger.newRunner({ store: loser, limits: { attemptsMax: 2 } }));
    expect(codeOf(await ledger.run(takeFrom, '2', 1, { number: 'n-1' }))).toBe('command.lost-race');
    expect(await onNumber()).toEqual(['ClaimTaken', 'ClaimReleased']);
  });
});

describe('a document', () => {
  const paper = anInvocation('any').document;

  test('may be cited by many commands', async () => {
    for (const key of ['1', '2', '3']) expect(codeOf(await ledger.run(give, key))).toBe('accepted');
  });

  test('with another content is another document: refused', async () => {
    await ledger.run(give, '1');
    const forged = { document: { ...paper, sha256: 'cd'.repeat(32) } };
    expect(await ledger.run(give, '2', 1, { ...forged, purse: 'q' })).toMatchObject({
      kind: 'refused',
      code: 'document.content-differs',
      holders: [{ kind: 'document', id: paper.sha256 }],
    });
  });

  test.each(['issuer', 'kind', 'number', 'date'] as const)('is another one by its %s', async part => {
    await ledger.run(give, '1');
    const other = { ...paper, sha256: 'cd'.repeat(32), [part]: part === 'date' ? '2020-01-03' : 'other' };
    expect(codeOf(await ledger.run(give, '2', 1, { document: other }))).toBe('accepted');
  });

  test('of a refused number is given back with everything else', async () => {
    await ledger.run(give, '1', 1, { number: 'n-1' });
    const other = { ...paper, number: '2' };
    const refused = ledger.run(give, '2', 1, { purse: 'q', number: 'n-1', document: other });
    expect(codeOf(await refused)).toBe('number.taken');
    const content = { ...other, sha256: 'cd'.repeat(32) };
    expect(codeOf(await ledger.run(give, '3', 1, { purse: 'q', document: content }))).toBe('accepted');
  });
});
