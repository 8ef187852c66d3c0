import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cast, castOf, direct, found, fund, key, provinceLine } from '#test/support/hai-duong';
import type { Answer } from '#test/support/ledger-client';
import type { LedgerProcess } from '#test/support/ledger-process';
import { type Servers, startServers } from '#test/support/servers';

let servers: Servers;
let ledgers: readonly [LedgerProcess, LedgerProcess];
let projectors: LedgerProcess[];
let casts: readonly [Cast, Cast];

beforeAll(async () => {
  servers = await startServers();
  const [one, two, first, second] = await Promise.all([
    servers.start('ledger', { wait: false }),
    servers.start('ledger', { wait: false }),
    servers.start('projector'),
    servers.start('projector'),
  ]);
  ledgers = [one, two];
  projectors = [first, second];
  await Promise.all(ledgers.map(ledger => ledger.ready()));
  casts = [await castOf(ledgers[0]), await castOf(ledgers[1])];
  await found(casts[0]);
  await fund(casts[0], '1000');
}, 180_000);
afterAll(() => servers.remove());

const commit = `/v1/budget-lines/${provinceLine}/commit`;

/** Tries until the answer is no 409 and no 503, as every client must. */
const settled = async (ask: () => Promise<Answer>): Promise<Answer> => {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 409 && answer.status !== 503) return answer;
  }
};

/** What is committed on the province's line, once the answer has seen what a token names. */
const committed = async (cast: Cast, waitFor = ''): Promise<string> => {
  const query = waitFor && `?waitFor=${waitFor}`;
  const { body } = await settled(() => cast.auditor.get(`/v1/budget-lines/${provinceLine}${query}`));
  return body.item.committed;
};

test('what one ledger was told, the other answers, as soon as it waits for it', async () => {
  const { body } = await casts[0].budget.post(commit, direct('seen by both', '7'));
  expect(await committed(casts[1], body.waitToken)).toBe('7');
});

test('a key used on one ledger gets its first answer from the other', async () => {
  const ask = (cast: Cast) => cast.budget.post(commit, direct('once', '3'), { 'idempotency-key': 'once' });
  const first = await ask(casts[0]);
  const again = await settled(() => ask(casts[1]));
  expect([again.status, again.body.stream, again.body.revision]).toEqual([
    201,
    first.body.stream,
    first.body.revision,
  ]);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
});

describe('fifty at once over two ledgers, with money for thirty', () => {
  const line = `2020.kinh-mon.${key}`;
  const path = `/v1/budget-lines/${line}/commit`;

  test('exactly thirty succeed', async () => {
    await fund(casts[0], '30', line);
    const sent = (n: number) =>
      settled(() =>
        casts[n % 2]!.budget.post(path, direct(`need ${n}`, '1'), { 'idempotency-key': `fifty-${n}` }),
      );
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => sent(n)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
    expect(answers.filter(({ body }) => body.code === 'budget-line.over-committed')).toHaveLength(20);
  }, 60_000);
});

test('a projector that is killed is followed by the other within seconds', async () => {
  await projectors[0]!.kill();
  const { body } = await casts[0].budget.post(commit, direct('after a death', '5'));
  expect(await committed(casts[1], body.waitToken)).toBe('15');
}, 60_000);

test('a Redis that lost everything is filled again, and answers as before', async () => {
  const before = await committed(casts[0]);
  await servers.redis.kill();
  const { body } = await casts[0].budget.post(commit, direct('while Redis is gone', '4'));
  await servers.redis.start();
  expect(await committed(casts[0], body.waitToken)).toBe(`${Number(before) + 4}`);
}, 120_000);

test('a ledger that is killed is missed by nobody: the other takes its commands', async () => {
  await ledgers[0].kill();
  const answer = await casts[1].budget.post(commit, direct('after another death', '2'));
  expect(answer.status).toBe(201);
  expect(await committed(casts[1], answer.body.waitToken)).toBe('21');
}, 60_000);
