import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { suppliers } from '../../apps/ledger/src/demo/story/purchases/suppliers.js';
import { type Demo, startDemo } from '#test/support/demo-process';
import type { Client } from '#test/support/ledger-client';
import { freePort } from '#test/support/ledger-process';
import { temporaryFolder } from '#test/support/temporary-folder';

const folder = temporaryFolder();
const elsewhere = temporaryFolder();
let port: number;

let demo: Demo;
let asked: Client;
let head: number;

beforeAll(async () => {
  port = await freePort();
  demo = startDemo(folder.path, port);
  await demo.ready();
  asked = await demo.auditor();
}, 120_000);

afterAll(async () => {
  await demo.stop('SIGKILL');
  folder.remove();
  elsewhere.remove();
});

const eventsOf = async (asked: Client): Promise<any[]> => {
  const rows: any[] = [];
  for (;;) {
    const after = rows.length === 0 ? '' : `&after=${rows.at(-1).index}`;
    const { body } = await asked.get(`/v1/events?limit=500${after}`);
    if (body.items.length === 0) return rows;
    rows.push(...body.items);
  }
};

const sumOf = (rows: readonly any[], member: string): bigint =>
  rows.reduce((sum, row) => sum + BigInt(row[member]), 0n);

test('five thousand events, and every posting has its other side', async () => {
  const rows = await eventsOf(asked);
  head = rows.at(-1).index;
  expect(rows.length).toBeGreaterThanOrEqual(5000);
  expect(rows).toHaveLength(head + 1);
  const sums = new Map<string, bigint>();
  for (const { commodity, amount } of rows.flatMap(({ event }) => event.data?.postings ?? []))
    sums.set(commodity, (sums.get(commodity) ?? 0n) + BigInt(amount));
  expect(sums.size).toBe(1 + 441);
  expect([...sums].filter(([, sum]) => sum !== 0n)).toEqual([]);
});

test('who holds the accounts of suppliers is sealed, and stands in the open nowhere', async () => {
  const rows = await eventsOf(asked);
  const signings = rows.filter(({ event }) => event.type === 'SigningRequested');
  expect(signings.length).toBeGreaterThan(0);
  for (const { event } of signings) expect(Object.keys(event.sealed)).toEqual(['accountHolder']);
  for (const { holder } of suppliers)
    expect(rows.filter(row => JSON.stringify(row).includes(holder))).toEqual([]);
});

test('the things of the report, no more and no fewer', async () => {
  const { body } = await asked.get('/v1/asset-holdings?limit=500');
  const counts: Record<string, number> = {};
  for (const { itemCode, count } of body.items) counts[itemCode] = (counts[itemCode] ?? 0) + count;
  expect(counts).toEqual({
    'xe-oto': 34,
    'xe-mo-to': 28,
    xuong: 2,
    'tu-ho-so': 325,
    'may-anh': 7,
    'bo-kham-nghiem': 34,
    'ong-nhom-hong-ngoai': 1,
    'coi-u': 10,
  });
});

test('nothing is unfinished but what the story leaves open', async () => {
  const { body: processes } = await asked.get('/v1/processes?state=open');
  expect(processes.items).toEqual([]);
  const { body: transfers } = await asked.get('/v1/transfers?open=true');
  expect(transfers.items.map(({ status }: any) => status).sort()).toEqual(['inTransit', 'requested']);
  const { body: overdue } = await asked.get('/v1/transfers?overdue=true');
  expect(overdue.items).toHaveLength(2);
  const { body: advances } = await asked.get('/v1/outstanding-advances');
  expect(advances.items.map(({ status }: any) => status).sort()).toEqual(['active', 'terminated']);
});

test('an earlier day is told as it was: advances as the lines have them, transfers on their way', async () => {
  for (const day of ['2018-05-01', '2019-06-30', '2020-05-01', '2020-12-31']) {
    const { body: advances } = await asked.get(`/v1/outstanding-advances?limit=500&effective=${day}`);
    const { body: lines } = await asked.get(`/v1/budget-execution?groupBy=chapter&effective=${day}`);
    expect([day, sumOf(advances.items, 'outstanding')]).toEqual([day, sumOf(lines.items, 'advanced')]);
    expect([day, advances.items.length > 0]).toEqual([day, true]);
  }
  const { body: transfers } = await asked.get('/v1/transfers?open=true&effective=2020-05-20');
  const told = transfers.items.map(({ status, ageDays }: any) => `${status} ${ageDays}`);
  expect(told.sort()).toEqual(['decided 9', 'inTransit 14', 'inTransit 16', 'requested 2']);
});

test('a purchase is listed with the papers its file lacks', async () => {
  const { body } = await asked.get('/v1/purchases?status=completed&limit=500');
  const missing: string[] = [];
  for (const { purchaseId } of body.items)
    missing.push(...(await asked.get(`/v1/purchases/${purchaseId}`)).body.item.documents.missing);
  expect(missing).toEqual(['báo cáo đánh giá hồ sơ']);
});

test('what it prints can be asked', async () => {
  const lines = demo.said().match(/http:\/\/127\.0\.0\.1:\d+\/(?:v1|log)\/[^']+/gu) ?? [];
  const queries = lines.filter(line => !line.includes('dryRun'));
  expect(queries.length).toBeGreaterThan(10);
  for (const line of queries) {
    const { pathname, search } = new URL(line);
    const { status } = await asked.get(pathname + search);
    expect([line, status]).toEqual([line, 200]);
  }
});

test('a taken port is said in one sentence', async () => {
  const second = startDemo(elsewhere.path, port);
  expect(await second.ended).toBe(1);
  expect(second.said().trim().split('\n')).toHaveLength(1);
  expect(second.said()).toContain(String(port));
});

test('to start over is refused while it runs, and takes nothing from it', async () => {
  const second = startDemo(folder.path, await freePort(), { args: ['--fresh'] });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/^Demo dừng .* is in use, stop that one first\n$/u);
  expect((await asked.get('/v1/events?limit=1')).body.head).toBe(head);
});

const startAgain = async () => {
  expect(await demo.stop()).toBe(0);
  demo = startDemo(folder.path, port);
  await demo.ready();
  asked = await demo.auditor();
  return (await asked.get('/v1/events?limit=1')).body.head;
};

test('started again, it enters nothing twice', async () => {
  expect(await startAgain()).toBe(head);
  expect(demo.said()).not.toContain('Entering');
}, 60_000);

test('started again without its views, it waits until they are made', async () => {
  expect(await demo.stop()).toBe(0);
  for (const name of ['views.db', 'views.db-wal', 'views.db-shm'])
    rmSync(join(folder.path, 'data/demo', name), { force: true });
  demo = startDemo(folder.path, port);
  await demo.ready();
  expect(demo.said()).not.toContain('Entering');
}, 60_000);

test('told again from the start, as after a broken off start, every step is the one it was', async () => {
  rmSync(join(folder.path, 'data/demo/demo-complete'));
  expect(await startAgain()).toBe(head);
  expect(demo.said()).toContain('Entering');
}, 120_000);

/** Events by type; those who lacked a duty are written down by the minute, so their number is the clock's. */
const countsOf = (rows: readonly any[]) => {
  const counts: Record<string, number> = {};
  for (const { event } of rows.filter(({ event: { stream } }) => !stream.startsWith('denials-')))
    counts[event.type] = (counts[event.type] ?? 0) + 1;
  return counts;
};

/** The story is so far: the demo prints `<done>/<total>  <chapter>` as each chapter begins. */
const isPast = (part: number) => (said: string) =>
  [...said.matchAll(/^(\d+)\/(\d+) /gmu)].some(([, done, total]) => Number(done) >= part * Number(total));

test('killed twice in the middle of its story and started again, it ends as the one that was left alone', async () => {
  const undisturbed = countsOf(await eventsOf(asked));
  const ownPort = await freePort();
  for (const part of [0.3, 0.7]) {
    const killed = startDemo(elsewhere.path, ownPort);
    await killed.told(isPast(part));
    expect(await killed.stop('SIGKILL')).toBe('SIGKILL');
    expect(killed.said()).not.toContain('Ctrl-C');
  }
  const last = startDemo(elsewhere.path, ownPort);
  try {
    await last.ready();
    expect(countsOf(await eventsOf(await last.auditor()))).toEqual(undisturbed);
  } finally {
    await last.stop();
  }
}, 300_000);
