import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Invocation, Outcome } from '#event-sourcing';
import type { Denial } from '#platform';
import { MovedTime } from '#test/support/moved-time';
import { DenialBook } from './denial-book.js';

const minuteMs = 60_000;
const denial = (over: Partial<Denial> = {}): Denial => ({
  code: 'identity.duty-missing',
  command: 'CommitFunds',
  clientId: 'finance',
  personId: 'p-lan',
  unitId: 'chi-linh',
  path: '/v1/budget-lines/x/commit',
  correlationId: 'r-1',
  ...over,
});

let time: MovedTime;
let written: { page: string; denials: any[]; invocation: Invocation }[];
let lost: unknown[];
let book: DenialBook;
let outcome: () => Promise<Outcome>;
beforeEach(() => {
  time = new MovedTime(Date.parse('2020-06-01T16:58:30.000Z'));
  written = [];
  lost = [];
  outcome = async () => ({ kind: 'accepted' }) as Outcome;
  const run = (_: unknown, data: any, invocation: Invocation) => {
    written.push({ ...data, invocation });
    return outcome();
  };
  const onLost = (client: string, count: number, why: unknown) =>
    void lost.push([client, count, (why as Error).message]);
  book = new DenialBook({ runner: { run: run as never }, clock: time, scheduler: time, onLost });
});

/** Lets the minute be over, and what it began be done. */
const minute = async () => {
  time.pass(minuteMs);
  await new Promise(resolve => setImmediate(resolve));
};

describe('what was denied', () => {
  test('in one minute is one record of a client, alike denials counted', async () => {
    for (const each of [denial(), denial(), denial({ personId: 'p-nam' }), denial({ clientId: 'buying' })])
      book.record(each);
    expect(written).toEqual([]);
    await minute();
    const counts = written.map(({ page, denials }) => [page, denials.map(({ times }) => times)]);
    expect(counts).toEqual([
      ['finance-2020-06-01', [2, 1]],
      ['buying-2020-06-01', [1]],
    ]);
    expect(written[0]!.denials[0]).toEqual({
      code: 'identity.duty-missing',
      command: 'CommitFunds',
      path: '/v1/budget-lines/x/commit',
      personId: 'p-lan',
      unitId: 'chi-linh',
      times: 2,
    });
    expect(written[0]!.invocation).toMatchObject({
      issuedBy: 'process/denials',
      clientId: 'finance',
      grants: [],
    });
  });

  test('in the next minute is another record, with another key, on the page of the day in Việt Nam', async () => {
    book.record(denial());
    await minute();
    book.record(denial());
    await minute();
    expect(written.map(({ page }) => page)).toEqual(['finance-2020-06-01', 'finance-2020-06-02']);
    expect(written[0]!.invocation.commandId).not.toBe(written[1]!.invocation.commandId);
  });

  test('in more than two hundred ways is counted, and fills no log', async () => {
    for (let n = 0; n < 1_000; n += 1) book.record(denial({ path: `/v1/x/${n}` }));
    await minute();
    const [{ denials }] = written as [(typeof written)[number]];
    expect(denials).toHaveLength(200);
    expect(denials.reduce((sum, { times }) => sum + times, 0)).toBe(1_000);
  });

  test('is written when the ledger ends, before it has', async () => {
    book.record(denial());
    await book.close();
    expect(written).toHaveLength(1);
    await book.close();
    expect(written).toHaveLength(1);
  });

  test('and cannot be written is told, and the other clients’ is written all the same', async () => {
    let first = true;
    outcome = async () => {
      if (!first) return { kind: 'turned-away', code: 'ledger.overloaded', numbers: {} };
      first = false;
      throw new Error('the disk is full');
    };
    book.record(denial());
    book.record(denial({ clientId: 'buying' }));
    await minute();
    expect(written).toHaveLength(2);
    expect(lost).toEqual([
      ['finance', 1, 'the disk is full'],
      ['buying', 1, 'denials of buying: ledger.overloaded'],
    ]);
  });
});
