import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { castOf, found, fund } from '#test/support/hai-duong';
import type { LedgerProcess } from '#test/support/ledger-process';
import { type Servers, startServers } from '#test/support/servers';

let servers: Servers;
let ledger: LedgerProcess;
let projector: LedgerProcess;

beforeAll(async () => {
  servers = await startServers();
  [ledger, projector] = await Promise.all([
    servers.start('ledger', { wait: false }),
    servers.start('projector'),
  ]);
  await ledger.ready();
  const cast = await castOf(ledger);
  await found(cast);
  await fund(cast, '1000');
}, 180_000);
afterEach(() => servers.way.mend());
afterAll(() => servers.remove());

interface Health {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}
const health = async (of = ledger): Promise<Health> =>
  (await (await fetch(`${of.url}/health/ready`)).json()) as Health;

/** What a check says, again and again, until it says what is wanted. */
const says = async (check: string, wanted: RegExp, of = ledger): Promise<void> => {
  while (!wanted.test((await health(of)).checks[check] ?? '')) await setTimeout(2);
};

/** Figures by their whole name, labels included. */
const figures = async (of = ledger): Promise<ReadonlyMap<string, number>> => {
  const answer = await fetch(`${of.url}/metrics`);
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n').filter(line => !line.startsWith('#'));
  return new Map(lines.map(line => [line.replace(/ [^ ]*$/u, ''), Number(line.split(' ').at(-1))]));
};
const counted = (what: string) => `socai_eventstoredb_total{what="${what}"}`;
const instant = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z';

describe('figures', () => {
  test('of the way to EventStoreDB, each there from the start', async () => {
    const now = await figures();
    expect(now.get(counted('append'))).toBeGreaterThan(5);
    for (const what of [
      'append-unknown',
      'append-resent',
      'append-conflict',
      'client-replaced',
      'reconnected',
    ])
      expect([what, now.get(counted(what))]).toEqual([what, expect.any(Number)]);
    for (const call of ['append', 'read'])
      expect(now.get(`socai_eventstoredb_call_seconds_count{call="${call}"}`)).toBeGreaterThan(5);
    expect(now.get('socai_index_percent')).toBe(100);
    expect(now.get('socai_index_lag_bytes')).toBe(0);
  });

  test('of the way to Redis, by script', async () => {
    for (const of of [ledger, projector]) {
      const now = await figures(of);
      expect(now.get('socai_redis_total{what="call-failed"}')).toBeDefined();
      const calls = [...now.keys()].filter(name => name.startsWith('socai_redis_call_seconds_count'));
      expect(calls.length).toBeGreaterThan(1);
    }
  });
});

describe('EventStoreDB that cannot be reached', () => {
  test.each(['ledger', 'projector'] as const)(
    'when a %s is started is waited for, and the log says why',
    async app => {
      servers.way.refuse();
      const env = { SOCAI_LOG_LEVEL: 'warn' };
      const early = await servers.start(app, { wait: false, env });
      const logged = () =>
        existsSync(`${early.folder}/ledger.log`) ? readFileSync(`${early.folder}/ledger.log`, 'utf8') : '';
      while (!/could not be read.*does not answer yet/u.test(logged())) await setTimeout(20);
      servers.way.mend();
      await early.ready();
      expect(await early.stop()).toBe(0);
    },
    60_000,
  );

  test('is said with its hour, by whoever needs it; figures are told on; it heals', async () => {
    servers.way.refuse();
    const unreachable = new RegExp(`^EventStoreDB unreachable since ${instant}$`, 'u');
    for (const of of [ledger, projector]) await says('log', unreachable, of);
    expect((await health()).ready).toBe(false);
    expect((await figures()).get(counted('subscription-dropped'))).toBeGreaterThan(0);
    const { log } = (await health()).checks;
    await says('log', unreachable);
    expect((await health()).checks['log']).toBe(log);
    servers.way.mend();
    await ledger.ready();
    expect((await figures()).get(counted('reconnected'))).toBeGreaterThan(0);
  }, 60_000);

  test('and comes back slowly: the ledger says how far it has caught up', async () => {
    servers.way.refuse();
    await says('log', /^EventStoreDB unreachable/u);
    servers.way.mend();
    servers.way.delay(400);
    await says('log', /^catching up, \d+[.]\d %$/u);
    servers.way.mend();
    await ledger.ready();
  }, 60_000);
});

describe('Redis', () => {
  test('that is gone is said with its hour; one that lost all is filled again, and how far is said', async () => {
    await servers.redis.kill();
    for (const of of [ledger, projector])
      await says('views', new RegExp(`^Redis unreachable since ${instant}$`, 'u'), of);
    // Held: on a busy machine a small ledger's views are there again before anybody has looked.
    projector.child.kill('SIGSTOP');
    await servers.redis.start();
    await says('views', /rebuilding [a-z-]+, \d+ %/u);
    projector.child.kill('SIGCONT');
    await ledger.ready();
  }, 60_000);
});
