import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  formatVerifierKey,
  openCheckpoint,
  parseVerifierKey,
  signerKeyFromSeed,
  type Trust,
  verifierOf,
} from '#evidence';
import { makeKeyFile } from '#stores/files';
import { newLogKey } from '#transparency/publishing';
import { type Cast, castOf, direct, found, fund, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { freePort, type LedgerProcess, startLedger } from '#test/support/ledger-process';
import { temporaryFolder } from '#test/support/temporary-folder';
import { newWitnessKey, startWitness, type WitnessProcess } from '#test/support/witness-process';

const origin = 'ledger.test.example/log';
const seed = Buffer.alloc(32, 7);
const logKey = verifierOf(origin, signerKeyFromSeed(origin, seed).publicKey);

const folder = temporaryFolder();
const ledgerFolder = folder.file('ledger');
const names = ['w1.example', 'w2.example'] as const;
const ports: number[] = [];
const keys: string[] = [];
const witnesses: WitnessProcess[] = [];
let ledger: LedgerProcess;
let cast: Cast;
let operator: Client;
let nobody: Client;
let trust: Trust;

const startWitnessAt = async (n: number): Promise<void> => {
  witnesses[n] = await startWitness({
    key: folder.file(`${names[n]}.key`),
    state: folder.file(`${names[n]}.state`),
    origin: `${origin}=${formatVerifierKey(logKey)}`,
    port: ports[n]!,
  });
};

const start = async (): Promise<void> => {
  const pairs = names.map((_, n) => `http://127.0.0.1:${ports[n]} ${keys[n]}`);
  ledger = await startLedger(ledgerFolder, {
    env: {
      SOCAI_LOG_ORIGIN: origin,
      SOCAI_LOG_KEY: folder.file('log.key'),
      SOCAI_CHECKPOINT_MS: '50',
      SOCAI_WITNESSES: pairs.join(', '),
    },
  });
  cast = await castOf(ledger);
  nobody = await ledger.as(undefined);
  operator = await ledger.as({ personId: 'p-op', duties: ['operator@ministry/'] });
};

beforeAll(async () => {
  mkdirSync(ledgerFolder);
  makeKeyFile(folder.file('log.key'), [newLogKey(origin, seed)]);
  for (const [n, name] of names.entries()) {
    ports.push(await freePort());
    keys.push(await newWitnessKey(folder.file(`${name}.key`), name));
    await startWitnessAt(n);
  }
  trust = { origin, logKeys: [logKey], witnesses: keys.map(key => parseVerifierKey(key)) };
  await start();
  await ledger.ready();
  await found(cast);
  await fund(cast, '100000');
}, 180_000);
afterAll(async () => {
  for (const witness of witnesses) await witness.kill();
  await ledger.kill();
  folder.remove();
});

let needs = 0;
const commit = () =>
  cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(`need ${(needs += 1)}`, '1'));
const commits = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) expect((await commit()).status).toBe(201);
};
/** The published head; of size 0 while there is none. */
const checkpoint = async () => {
  const { status, body } = await nobody.get('/log/checkpoint');
  if (status === 404) return { size: 0, cosigned: [] };
  const opened = openCheckpoint(body, trust);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
};
/** Waits until the published head covers all and these, and no others, have signed it. */
const cosignedBy = async (...signers: readonly string[]): Promise<number> => {
  const { head } = (await cast.auditor.get('/v1/events?limit=1')).body;
  for (;;) {
    const { size, cosigned } = await checkpoint();
    if (size > head && cosigned.length >= signers.length) {
      expect(cosigned.map(({ name }) => name).toSorted()).toEqual(signers);
      return size;
    }
    await setTimeout(20);
  }
};
const rows = async () => (await operator.get('/v1/operations/witnesses')).body.items;
const row = async (n: number, standing: string) => {
  for (;;) {
    const found = (await rows())[n];
    if (found?.standing === standing) return found;
    await setTimeout(20);
  }
};
const readiness = async () => nobody.get('/health/ready');

describe('two witnesses', () => {
  test('sign the published head, and are shown to do so', async () => {
    const size = await cosignedBy(...names);
    expect(await row(0, 'cosigning')).toMatchObject({ name: names[0], cosigned: { size }, behind: 0 });
    expect((await readiness()).body.checks.witnesses).toBe('ok');
    expect((await cast.auditor.get('/v1/operations/witnesses')).status).toBe(200);
    expect((await cast.budget.get('/v1/operations/witnesses')).status).toBe(403);
  }, 60_000);

  test('one killed is shown silent; the other and the ledger go on', async () => {
    await witnesses[1]!.kill();
    await commits(2);
    const size = await cosignedBy(names[0]);
    const silent = await row(1, 'silent');
    expect(silent).toMatchObject({ behind: size - silent.cosigned.size });
    // Whether it died under a request or before it.
    expect(['ECONNREFUSED', 'ECONNRESET']).toContain(silent.reason);
    expect(silent.behind).toBeGreaterThanOrEqual(2);
    const ready = await readiness();
    expect([ready.status, ready.body.checks.witnesses]).toEqual([
      200,
      expect.stringContaining(`${names[1]} silent`),
    ]);
    const metrics = String((await nobody.get('/metrics')).body);
    expect(metrics).toContain(`socai_witness_cosigned{witness="${names[0]}"} ${size}`);
    expect(metrics).toContain(`socai_witness_cosigning{witness="${names[1]}"} 0`);
  }, 60_000);

  test('once it is back it catches up, though nothing new is recorded', async () => {
    await startWitnessAt(1);
    await cosignedBy(...names);
    await row(1, 'cosigning');
    expect((await readiness()).body.checks.witnesses).toBe('ok');
  }, 60_000);
});

describe('a copy of the ledger', () => {
  const backup = folder.file('backup');
  const restore = (): void => {
    rmSync(ledgerFolder, { recursive: true });
    cpSync(backup, ledgerFolder, { recursive: true });
  };
  const halted = async () => {
    for (;;) {
      const { status, body } = await readiness().catch(() => ({ status: 0, body: undefined }));
      if (status === 503 && String(body.checks.history).includes('witness')) return body.checks.history;
      await setTimeout(20);
    }
  };
  let before: string;

  beforeAll(async () => {
    await ledger.stop();
    cpSync(ledgerFolder, backup, { recursive: true });
    await start();
    await ledger.ready();
    before = (await nobody.get('/log/checkpoint')).body;
    await commits(2);
    await cosignedBy(...names);
    await ledger.stop();
  }, 120_000);

  test('that is restored has forgotten what the witnesses know: it halts before it signs anything', async () => {
    restore();
    await start();
    expect(await halted()).toContain('more than it has signed: this is an older copy');
    const answer = await commit();
    expect([answer.status, answer.body.code]).toEqual([503, 'ledger.halted']);
    const shown = (await nobody.get('/log/checkpoint')).body;
    expect(openCheckpoint(shown, trust)).toMatchObject({
      value: { size: (openCheckpoint(before, trust) as any).value.size },
    });
    expect((await rows())[0]).toMatchObject({ standing: 'contradicting' });
    expect(await ledger.stop()).toBe(0);
  }, 120_000);

  test('that was written to while no witness answered is refused by the first that is back', async () => {
    restore();
    for (const witness of witnesses) await witness.kill();
    await start();
    await ledger.ready();
    await commits(4);
    await cosignedBy();
    await startWitnessAt(0);
    expect(await halted()).toContain(`The witness ${names[0]} has cosigned a head of`);
    expect((await commit()).status).toBe(503);
    expect(witnesses[0]!.child.lines.some(line => line.includes('with 422'))).toBe(true);
  }, 120_000);
});
