import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import {
  openCheckpoint,
  parseVerifierKey,
  type TreeHead,
  type Trust,
  verifyConsistencyProof,
} from '#evidence';
import { type Cast, castOf, direct, found, fund, provinceLine, recorded } from '#test/support/hai-duong';
import type { LedgerProcess } from '#test/support/ledger-process';
import { type Servers, startServers } from '#test/support/servers';

/** Each ledger has tiles of its own, and only signed heads are shared: together they publish one log. */
const env = { SOCAI_CHECKPOINT_MS: '200' };
let servers: Servers;
let ledgers: LedgerProcess[];
let casts: Cast[];
let trust: Trust;
const seen: TreeHead[] = [];

beforeAll(async () => {
  servers = await startServers();
  const [one, two] = await Promise.all([
    servers.start('ledger', { wait: false, env }),
    servers.start('ledger', { wait: false, env }),
    servers.start('projector'),
  ]);
  ledgers = [one, two];
  await Promise.all(ledgers.map(ledger => ledger.ready()));
  casts = await Promise.all(ledgers.map(castOf));
  await found(casts[0]!);
  await fund(casts[0]!, '1000');
  const text = async (of: LedgerProcess) => (await fetch(`${of.url}/log/verifier-key`)).text();
  const keys = await Promise.all(ledgers.map(text));
  expect(keys[0]).toBe(keys[1]);
  const logKeys = [parseVerifierKey(keys[0]!.trim())];
  trust = { origin: servers.env['SOCAI_LOG_ORIGIN']!, logKeys, witnesses: [] };
}, 180_000);
afterAll(() => servers.remove());

let commits = 0;
const commit = async (cast: Cast): Promise<void> => {
  for (const body = direct(`need ${(commits += 1)}`, '1'); ;) {
    const answer = await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, body);
    if (answer.status !== 409 && answer.status !== 503) return void recorded(answer);
  }
};

/** How many events a ledger knows of. */
const sizeOf = async (of: LedgerProcess): Promise<number> => {
  const figures = await (await fetch(`${of.url}/metrics`)).text();
  return 1 + Number(/^socai_log_head (\d+)$/mu.exec(figures)?.[1] ?? -1);
};

/** The head that a ledger serves, as soon as it covers so many events. */
const headOf = async (of: LedgerProcess, atLeast = 1): Promise<TreeHead> => {
  for (; ; await setTimeout(20)) {
    const answer = await fetch(`${of.url}/log/checkpoint`);
    if (!answer.ok) continue;
    const opened = openCheckpoint(await answer.text(), trust);
    if (!opened.ok) throw new Error(opened.message);
    const { size, root } = opened.value;
    seen.push({ size, root });
    if (size >= atLeast) return { size, root };
  }
};

/** That every head anybody was ever served is an earlier state of what this ledger serves. */
const continuesAll = async (cast: Cast): Promise<void> => {
  const bySize = new Map(seen.map(head => [head.size, head]));
  for (const { size, root } of seen)
    expect([size, Buffer.from(root)]).toEqual([size, Buffer.from(bySize.get(size)!.root)]);
  for (const head of bySize.values()) {
    const { body } = await cast.auditor.get(`/v1/proofs/consistency?old=${head.size}`);
    expect(verifyConsistencyProof(body, head, trust)).toMatchObject({ ok: true });
  }
};

test('two ledgers that both sign publish one log, whose heads agree', async () => {
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([0, 1, 0, 1].map(n => commit(casts[n]!)));
    await Promise.all(ledgers.map(ledger => headOf(ledger)));
  }
  const size = await sizeOf(ledgers[0]!);
  await Promise.all(ledgers.map(ledger => headOf(ledger, size)));
  expect(new Set(seen.map(head => head.size)).size).toBeGreaterThan(1);
  for (const cast of casts) await continuesAll(cast);
}, 120_000);

test('when one dies the other signs on, and continues what it had signed', async () => {
  await headOf(ledgers[0]!);
  await ledgers[0]!.kill();
  const before = (await headOf(ledgers[1]!)).size;
  for (let n = 0; n < 3; n += 1) await commit(casts[1]!);
  const { size } = await headOf(ledgers[1]!, await sizeOf(ledgers[1]!));
  expect(size).toBeGreaterThan(before);
  await continuesAll(casts[1]!);
}, 120_000);

test('the one that comes back, and a new one without any file, serve what was signed meanwhile', async () => {
  const size = await sizeOf(ledgers[1]!);
  const back = await servers.start('ledger', { env, folder: ledgers[0]!.folder });
  const fresh = await servers.start('ledger', { env });
  for (const ledger of [back, fresh]) {
    await headOf(ledger, size);
    await continuesAll(await castOf(ledger));
    const { checks } = (await (await fetch(`${ledger.url}/health/ready`)).json()) as { checks: object };
    expect(checks).toMatchObject({ history: 'ok' });
  }
}, 120_000);
