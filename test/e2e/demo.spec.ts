import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, clientOf } from '#test/support/ledger-client';
import { freePort } from '#test/support/ledger-process';
import { temporaryFolder } from '#test/support/temporary-folder';

/** The demo as a user starts it, in a folder of its own. */
interface Demo {
  readonly child: ChildProcess;
  said(): string;
  readonly ended: Promise<number | string>;
  /** Resolves when it has printed what to look at; fails when it ends before. */
  ready(): Promise<void>;
}

const entry = join(process.cwd(), 'dist/apps/ledger/src/demo.js');
const folder = temporaryFolder();
const elsewhere = temporaryFolder();
let port: number;

const startDemo = (cwd: string): Demo => {
  const env = { PATH: process.env['PATH'], SOCAI_PORT: String(port) };
  const child = spawn(process.execPath, [entry], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let tell = () => {};
  const hear = (chunk: unknown) => {
    said += String(chunk);
    tell();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | string>(resolve =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  const ready = () =>
    new Promise<void>((resolve, reject) => {
      tell = () => said.includes('Ctrl-C') && resolve();
      tell();
      void ended.then(how => reject(new Error(`the demo ended (${how}): ${said}`)));
    });
  return { child, ended, ready, said: () => said };
};

const stop = async ({ child, ended }: Demo) => {
  child.kill('SIGTERM');
  return ended;
};

const auditor = async (): Promise<Client> => {
  const url = `http://127.0.0.1:${port}`;
  const { personas } = (await (await fetch(`${url}/demo/tokens`)).json()) as any;
  return clientOf(url, personas.find(({ name }: { name: string }) => name === 'auditor').token);
};

let demo: Demo;
let asked: Client;
let head: number;

beforeAll(async () => {
  port = await freePort();
  demo = startDemo(folder.path);
  await demo.ready();
  asked = await auditor();
}, 60_000);

afterAll(async () => {
  demo.child.kill('SIGKILL');
  await demo.ended;
  folder.remove();
  elsewhere.remove();
});

const allEvents = async (): Promise<any[]> => {
  const rows: any[] = [];
  for (;;) {
    const after = rows.length === 0 ? '' : `&after=${rows.at(-1).index}`;
    const { body } = await asked.get(`/v1/events?limit=500${after}`);
    head = body.head;
    if (body.items.length === 0) return rows;
    rows.push(...body.items);
  }
};

test('five thousand events, and every posting has its other side', async () => {
  const rows = await allEvents();
  expect(rows.length).toBeGreaterThanOrEqual(5000);
  expect(rows).toHaveLength(head + 1);
  const sums = new Map<string, bigint>();
  for (const { commodity, amount } of rows.flatMap(({ event }) => event.data?.postings ?? []))
    sums.set(commodity, (sums.get(commodity) ?? 0n) + BigInt(amount));
  expect(sums.size).toBe(1 + 441);
  expect([...sums].filter(([, sum]) => sum !== 0n)).toEqual([]);
});

test('the things of the report, no more and no fewer', async () => {
  const { body } = await asked.get('/v1/asset-holdings?limit=500');
  const counts: Record<string, number> = {};
  for (const { itemCode, count } of body.items) counts[itemCode] = (counts[itemCode] ?? 0) + count;
  expect(counts).toEqual({
    ...{ 'xe-oto': 34, 'xe-mo-to': 28, xuong: 2, 'tu-ho-so': 325, 'may-anh': 7 },
    ...{ 'bo-kham-nghiem': 34, 'ong-nhom-hong-ngoai': 1, 'coi-u': 10 },
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

test('what it prints can be asked', async () => {
  const lines = demo.said().match(/http:\/\/127\.0\.0\.1:\d+\/v1\/[^']+/gu) ?? [];
  const queries = lines.filter(line => !line.includes('dryRun'));
  expect(queries.length).toBeGreaterThan(10);
  for (const line of queries) {
    const { status } = await asked.get(line.slice(line.indexOf('/v1/')));
    expect([line, status]).toEqual([line, 200]);
  }
});

test('a taken port is said in one sentence', async () => {
  const second = startDemo(elsewhere.path);
  expect(await second.ended).toBe(1);
  expect(second.said().trim().split('\n')).toHaveLength(1);
  expect(second.said()).toContain(String(port));
});

const startAgain = async () => {
  expect(await stop(demo)).toBe(0);
  demo = startDemo(folder.path);
  await demo.ready();
  asked = await auditor();
  return (await asked.get('/v1/events?limit=1')).body.head;
};

test('started again, it enters nothing twice', async () => {
  expect(await startAgain()).toBe(head);
  expect(demo.said()).not.toContain('Entering');
}, 30_000);

test('told again from the start, as after a broken off start, every step is the one it was', async () => {
  rmSync(join(folder.path, 'data/demo/demo-complete'));
  expect(await startAgain()).toBe(head);
  expect(demo.said()).toContain('Entering');
}, 60_000);
