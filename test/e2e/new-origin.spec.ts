import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCheckpoint, openNewOrigin, parseVerifierKey } from '#evidence';
import { type Cast, castOf, direct, found, fund, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { type LedgerProcess, type StartOver, startLedger } from '#test/support/ledger-process';
import { headOf } from '#test/support/log-reader';
import { linesOf, socai } from '#test/support/socai';
import { temporaryFolder } from '#test/support/temporary-folder';

const oldName = 'ledger.test.example/log';
const newName = 'ledger.test.example/log-2';
const disk = temporaryFolder();
const before = disk.file('before');
const after = disk.file('after');
const keys: Record<string, string> = {};
let ledger: LedgerProcess;
let [cast, nobody]: [Cast, Client] = [undefined as never, undefined as never];

const keyFile = (name: string): string => disk.file(name.replaceAll('/', '-'));
const start = async (folder: string, name: string, env: StartOver['env'] = {}): Promise<void> => {
  const own = { SOCAI_LOG_ORIGIN: name, SOCAI_LOG_KEY: keyFile(name), SOCAI_CHECKPOINT_MS: '50' };
  ledger = await startLedger(folder, { env: { ...own, ...env } });
};
const ready = async (): Promise<void> => {
  await ledger.ready();
  cast = await castOf(ledger);
  nobody = await ledger.as(undefined);
};
const refusal = async (folder: string, name: string, env: StartOver['env'] = {}): Promise<string> => {
  await start(folder, name, env);
  expect(await ledger.ended).toBe(1);
  return ledger.said();
};
const commit = () =>
  cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(`${Math.random()}`, '1'));
/** The head once it covers everything that is recorded. */
const published = async (): Promise<string> => {
  const { body } = await cast.auditor.get('/v1/events?limit=1');
  await cast.auditor.get(`/v1/proofs/inclusion?event=${body.head}&wait=30`);
  return (await nobody.get('/log/checkpoint')).body;
};
const verified = async (checkpoint: string) => {
  const places = ['--events', `${after}/events.db`, '--checkpoint', disk.file(checkpoint), '--json'];
  const { code, out } = await socai('verify', ...places, '--key', keys[newName]!, '--key', keys[oldName]!);
  return { code, codes: linesOf(out, 'finding').map(line => line.code) };
};

beforeAll(async () => {
  for (const name of [oldName, newName])
    keys[name] = (await socai('keys', 'generate', '--name', name, '--out', keyFile(name))).out.trim();
  await start(before, oldName);
  await ready();
  await found(cast);
  await fund(cast, '100000');
  writeFileSync(disk.file('in-backup'), await published());
  expect((await nobody.get('/log/former-origins')).status).toBe(404);
  const backup = ['--events', `${before}/events.db`, '--to', disk.file('backup'), '--key', keys[oldName]!];
  expect((await socai('backup', ...backup)).code).toBe(0);
  expect((await commit()).status).toBe(201);
  writeFileSync(disk.file('lost'), await published());
  await ledger.stop();
}, 180_000);
afterAll(async () => {
  if (ledger.child.exitCode === null) await ledger.kill();
  disk.remove();
});

describe('a ledger whose published end is lost', () => {
  test('is restored under another name', async () => {
    const { code, errors } = await socai(
      ...['restore', '--from', disk.file('backup'), '--to', after, '--checkpoint', disk.file('lost')],
      ...['--key', keys[oldName]!, '--new-origin', newName, '--signing-key', keyFile(newName)],
      ...['--former-key', keyFile(oldName), '--reason', 'Ổ đĩa hỏng'],
    );
    expect([code, errors]).toEqual([0, expect.not.stringContaining('Error')]);
  }, 60_000);

  test('starts neither under the old name nor among its published files, in one sentence each', async () => {
    expect(await refusal(after, oldName)).toContain(`has been published as ${newName}`);
    const there = { SOCAI_LOG_FOLDER: `${before}/log` };
    expect(await refusal(after, newName, there)).toContain(`holds the published log ${oldName}`);
    expect(headOf(readFileSync(`${before}/log/checkpoint`, 'utf8'))).toEqual(
      headOf(readFileSync(disk.file('lost'), 'utf8')),
    );
  }, 120_000);

  test('starts under the new one, and serves the statement to everybody', async () => {
    await start(after, newName);
    await ready();
    const { status, headers, body } = await nobody.get('/log/former-origins');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(openNewOrigin(body, newName, Object.values(keys).map(parseVerifierKey))).toMatchObject({
      ok: true,
      value: { former: oldName, reason: 'Ổ đĩa hỏng', signedBy: [newName, oldName] },
    });
    const again = await nobody.get('/log/former-origins', { 'if-none-match': headers.get('etag')! });
    expect(again.status).toBe(304);
  }, 60_000);

  test('takes commands, and signs and proves under the new name', async () => {
    expect((await commit()).status).toBe(201);
    const trust = { origin: newName, logKeys: [parseVerifierKey(keys[newName]!)] };
    expect(openCheckpoint(await published(), trust)).toMatchObject({ ok: true });
  }, 60_000);

  test('is verified by whoever kept a checkpoint of the old name; the lost one stays a proof of the loss', async () => {
    expect(await verified('in-backup')).toEqual({ code: 0, codes: [] });
    expect(await verified('lost')).toEqual({ code: 1, codes: ['head.lost'] });
  }, 60_000);
});
