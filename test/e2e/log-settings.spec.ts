import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openCheckpoint, parseNote, parseVerifierKey } from '#evidence';
import { type Cast, castOf, direct, found, fund, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { startLedger, type LedgerProcess } from '#test/support/ledger-process';
import { socai } from '#test/support/socai';
import { temporaryFolder } from '#test/support/temporary-folder';

const origin = 'ledger.test.example/log';
let home: ReturnType<typeof temporaryFolder>;
let key: string;
let nobody: Client;
let cast: Cast;
const running: LedgerProcess[] = [];
beforeEach(async () => {
  home = temporaryFolder();
  key = home.file('signing-key');
  expect((await socai('keys', 'generate', '--name', origin, '--out', key)).code).toBe(0);
}, 30_000);
afterEach(async () => {
  for (const ledger of running.splice(0)) if (ledger.child.exitCode === null) await ledger.kill();
  home.remove();
}, 20_000);

const start = async (env: Record<string, string> = {}): Promise<LedgerProcess> => {
  const settings = { SOCAI_LOG_ORIGIN: origin, SOCAI_LOG_KEY: key, SOCAI_CHECKPOINT_MS: '50' };
  const ledger = await startLedger(home.path, { env: { ...settings, ...env } });
  running.push(ledger);
  return ledger;
};
const ready = async (env?: Record<string, string>): Promise<LedgerProcess> => {
  const ledger = await start(env);
  await ledger.ready();
  nobody = await ledger.as(undefined);
  cast = await castOf(ledger);
  return ledger;
};
/** What it says when it does not start: one sentence, and no stack. */
const refusal = async (env?: Record<string, string>): Promise<string> => {
  const ledger = await start(env);
  expect(await ledger.ended).toBe(1);
  expect(ledger.said().trim().split('\n')).toHaveLength(1);
  expect(ledger.said()).not.toMatch(/^\s+at |PRIVATE\+KEY\+\w/mu);
  return ledger.said();
};
const signed = async (): Promise<string> => {
  const operator = await running.at(-1)!.as({ personId: 'p-op', duties: ['operator@ministry/'] });
  const { status, body } = await operator.post('/v1/operations/checkpoint', {});
  expect(status).toBe(200);
  expect((await nobody.get('/log/checkpoint')).body).toBe(body.checkpoint);
  return body.checkpoint as string;
};

describe('a key that is rotated under a ledger', () => {
  test('signs from the next start on, beside the old one; the old key file never starts again', async () => {
    const first = await ready();
    await found(cast);
    const old = parseVerifierKey((await nobody.get('/log/verifier-key')).body.trimEnd());
    expect((await nobody.get('/log/verifier-keys')).status).toBe(404);
    await signed();
    await first.stop();
    const former = readFileSync(key);
    expect((await socai('keys', 'rotate', key)).code).toBe(0);

    const second = await ready();
    const note = await signed();
    expect(parseNote(note).signatures).toHaveLength(2);
    expect(openCheckpoint(note, { origin, logKeys: [old] }).ok).toBe(true);
    expect((await nobody.get('/log/verifier-keys')).body).toContain('socai/key-link/v1');
    const lines = (await nobody.get('/log/verifier-key')).body.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    await fund(cast, '1000');
    await signed();
    await second.stop();
    for (const line of lines)
      expect((await socai('verify', '--events', home.file('events.db'), '--key', line)).code).toBe(0);

    writeFileSync(key, former, { mode: 0o600 });
    expect(await refusal()).toMatch(/never goes back to a former key/u);
  }, 180_000);
});

describe('a log that cannot be published', () => {
  test('under another name than it has, in one sentence', async () => {
    const first = await ready();
    await found(cast);
    await signed();
    await first.stop();
    const other = home.file('other-key');
    await socai('keys', 'generate', '--name', 'other.example', '--out', other);
    expect(await refusal({ SOCAI_LOG_ORIGIN: 'other.example' })).toMatch(/share one name/u);
    expect(await refusal({ SOCAI_LOG_ORIGIN: 'other.example', SOCAI_LOG_KEY: other })).toMatch(
      /has been published as ledger\.test\.example\/log/u,
    );
  }, 180_000);

  test.each([
    ['that others can read', () => chmodSync(key, 0o644), /mode 0644.*chmod 600/u],
    ['that is none', () => writeFileSync(key, 'x\n'), /cannot be used/u],
    ['that is not there', () => (key = home.file('no-key')), /no key file/u],
  ] as const)(
    'with a key file %s, in one sentence',
    async (_, spoil, sentence) => {
      spoil();
      expect(await refusal()).toMatch(sentence);
    },
    60_000,
  );
});

test('a log that is not for everybody is for whoever holds a duty', async () => {
  const ledger = await ready({ SOCAI_LOG_PUBLIC: 'false' });
  await found(cast);
  const operator = await ledger.as({ personId: 'p-op', duties: ['operator@ministry/'] });
  const { size } = (await operator.post('/v1/operations/checkpoint', {})).body;
  const there = ['checkpoint', 'verifier-key', `tile/entries/000.p/${size}`, `tile/0/000.p/${size}`];
  for (const path of [...there, 'verifier-keys', 'former-origins', 'heads/0/tile/0/000']) {
    expect([path, (await nobody.get(`/log/${path}`)).status]).toEqual([path, 401]);
    const { status, headers } = await cast.auditor.get(`/log/${path}`);
    expect([path, status]).toEqual([path, there.includes(path) ? 200 : 404]);
    // What a cache between them may keep for all of its readers would be public after all.
    expect([path, headers.get('cache-control')]).not.toEqual([path, expect.stringContaining('public')]);
    expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null]);
  }
  expect((await cast.auditor.get('/log/checkpoint')).body).toContain(origin);
}, 60_000);

test('every figure leads to its entries, each entry to its event and to its proof', async () => {
  await ready();
  await found(cast);
  await fund(cast, '100000');
  const path = `/v1/budget-lines/${provinceLine}`;
  const { body: made } = await cast.budget.post(`${path}/commit`, direct('a need', '7'));
  expect(made.proof.href).toBe(`/v1/proofs/inclusion?event=${made.events[0].id}`);
  const url = `${path}/entries?measure=committed&waitFor=${made.waitToken}`;
  const { body } = await cast.auditor.get(url);
  expect(body.items).toHaveLength(1);
  const [entry] = body.items;
  const { body: event } = await cast.auditor.get(entry.event);
  expect([event.index, event.event.id]).toEqual([entry.index, made.events[0].id]);
  const proof = await cast.auditor.get(`${entry.proof.href}&wait=10`);
  expect([proof.status, JSON.parse(proof.body.leaf).id]).toEqual([200, entry.eventId]);
}, 60_000);
