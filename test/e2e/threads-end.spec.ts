import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fundedLedger } from '#test/support/funded-ledger';
import { type Cast, direct, provinceLine } from '#test/support/hai-duong';
import { killedThreads } from '#test/support/killed-threads';
import type { Client } from '#test/support/ledger-client';
import type { LedgerInFolder } from '#test/support/ledger-process';
import { temporaryFolder } from '#test/support/temporary-folder';

const settings = { SOCAI_CHECKPOINT_MS: '50', SOCAI_UNPUBLISHED_MAX_MS: '1500' };
const folder = temporaryFolder();
const threads = killedThreads(folder.file('threads.cjs'));
let home: LedgerInFolder;
let cast: Cast;
let nobody: Client;

beforeAll(async () => {
  ({ home, cast, nobody } = await fundedLedger({ env: { ...threads.env, ...settings } }));
}, 60_000);
afterAll(async () => {
  await home.remove();
  folder.remove();
});

let needs = 0;
const commit = () =>
  cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(`need ${(needs += 1)}`, '1'));
const says = async (check: string, wanted: RegExp): Promise<void> => {
  while (!wanted.test((await nobody.get('/health/ready')).body.checks[check] ?? '')) await setTimeout(5);
};
const figure = async (name: string): Promise<number> => {
  const { body } = await nobody.get('/metrics');
  const line = String(body)
    .split('\n')
    .find(text => text.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
};

describe('a publisher that ends without a word', () => {
  test('is begun again by itself, and publishes what was recorded meanwhile', async () => {
    threads.end('publisher');
    await says('publishing', /^ended: .*begun again/u);
    expect((await commit()).status).toBe(201);
    while ((await figure('socai_log_unpublished')) > 0) await setTimeout(20);
    await says('publishing', /^ok$/u);
    expect(await figure('socai_thread_restarts{thread="publisher"}')).toBe(1);
  }, 30_000);
});

describe('a publisher that ends again and again', () => {
  test('stops commands once heads are later than they may be; reads go on, and all heals with it', async () => {
    threads.keepEnded('publisher');
    await says('publishing', /^ended/u);
    let answer = await commit();
    for (; answer.status === 201; answer = await commit()) await setTimeout(20);
    expect([answer.status, answer.body.code]).toEqual([503, 'ledger.unpublished']);
    expect(Number(answer.body.numbers.seconds)).toBeGreaterThanOrEqual(1);
    expect((await nobody.get('/health/ready')).status).toBe(503);
    expect((await cast.auditor.get(`/v1/budget-lines/${provinceLine}`)).status).toBe(200);
    expect((await nobody.get('/log/checkpoint')).status).toBe(200);
    threads.letLive('publisher');
    await home.now.ready();
    expect((await commit()).status).toBe(201);
  }, 30_000);
});

describe('a projector that ends without a word', () => {
  test('is told, and is begun again by itself', async () => {
    threads.end('projector');
    await says('views', /^the projector ended/u);
    const { body } = await commit();
    await says('views', /^ok$/u);
    const asked = await cast.auditor.get(`/v1/budget-lines/${provinceLine}?waitFor=${body.waitToken}`);
    expect(asked.status).toBe(200);
    expect(await figure('socai_thread_restarts{thread="projector"}')).toBe(1);
  }, 30_000);
});

describe("the log's writer that ends without a word", () => {
  test('takes the process with it: only a restart knows what stands on the disk', async () => {
    threads.end('writer');
    expect(await home.now.ended).toBe(70);
    expect(home.now.said()).toMatch(/^Sổ cái dừng [/] The ledger stops: .*its writer ended/mu);
  }, 30_000);
});
