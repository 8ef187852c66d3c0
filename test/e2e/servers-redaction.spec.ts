import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { paper, recorded } from '#test/support/hai-duong';
import type { LedgerProcess } from '#test/support/ledger-process';
import { filesWith, orderOf, receivedWith, redactionCastOf, rowsOf } from '#test/support/redacting';
import type { RedactionCast } from '#test/support/redacting';
import { type Servers, startServers } from '#test/support/servers';

/** Sealed on one ledger, read on the other, redacted on the other: no ledger has a key that another has not. */
const note = 'Ông Nguyễn Văn An (0912 345 678) chứng kiến việc bàn giao';
let servers: Servers;
let ledgers: readonly [LedgerProcess, LedgerProcess];
let casts: readonly [RedactionCast, RedactionCast];
let row: any;

beforeAll(async () => {
  servers = await startServers();
  const [one, two] = await Promise.all([
    servers.start('ledger', { wait: false }),
    servers.start('ledger', { wait: false }),
    servers.start('projector'),
  ]);
  ledgers = [one, two];
  await Promise.all(ledgers.map(ledger => ledger.ready()));
  await receivedWith(ledgers[0], note);
  casts = [await redactionCastOf(ledgers[0]), await redactionCastOf(ledgers[1])];
  while (!row) [row] = await rowsOf(casts[1].auditor, 'TransferReceived');
}, 180_000);
afterAll(() => servers.remove());

const opened = async (cast: RedactionCast) =>
  (await cast.auditor.get(`/v1/events/${row.index}/sealed`)).body.fields;

test('what one ledger sealed the other opens', async () => {
  for (const cast of casts)
    expect(await opened(cast)).toMatchObject([{ name: 'note', state: 'open', text: note }]);
});

test('no ledger keeps keys in a file of its own', () => {
  for (const { folder } of ledgers) {
    expect(readdirSync(folder)).not.toContain('seal-keys.db');
    expect(filesWith(folder, note)).toEqual([]);
  }
});

test('redacted on the other, nobody reads it, and the server’s own copy is pending', async () => {
  const target = { index: row.index, eventId: row.event.id, fields: ['note'] };
  const { stream } = recorded(await casts[1].organiser.post('/v1/redactions', orderOf(target)));
  const redactionId = stream.replace('redaction-', '');
  const path = `/v1/redactions/${redactionId}`;
  const { outcome, waitToken } = recorded(
    await casts[1].operator.post(`${path}/carry-out?wait=30`, paper('31/BB', '2020-04-02')),
  );
  expect(outcome).toBe('settled');
  for (const cast of casts) {
    const { body } = await cast.auditor.get(`${path}?waitFor=${waitToken}`);
    expect(body.item).toMatchObject({
      status: 'done',
      pending: [expect.stringContaining('scavenge')],
    });
    expect(await opened(cast)).toMatchObject([{ name: 'note', state: 'redacted', redactionId }]);
  }
}, 60_000);
