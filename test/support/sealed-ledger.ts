import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Envelope, eventIdOf, type EventStore, sealed, sealKeyIdOf, sealText } from '#event-sourcing';
import { openSqliteSealKeys } from '#stores/sqlite';
import { anEnvelope } from './envelopes.js';
import type { LedgerFolder, PublishedLedger } from './published-ledger.js';
import { openLogAt } from './sqlite-log.js';
import { publish, recordHeads } from './static-log.js';

const field = 'note';
const receipt = 'libs/transfers/src/events/samples/transfer-received.v1.json';
const data = JSON.parse(readFileSync(receipt, 'utf8')) as object;
const hex = (n: number): string => n.toString(16).padStart(2, '0').repeat(32);
const uuid = (n: number): string => `${String(n).padStart(8, '0')}-0000-8000-8000-000000000000`;
/** The key of the n-th note, and its salt. */
export const keyOf = (n: number) => ({ key: hex(0x10 + n), salt: hex(0x20 + n) });
const commandOf = (n: number): string => hex(0xc0 + n);
/** The id of the key of the n-th note. */
export const keyIdOf = (n: number): string => sealKeyIdOf(commandOf(n), field);

const appended = async (log: EventStore, n: number, over: Partial<Envelope>): Promise<Envelope> => {
  const { contentHash: _, ...plain } = anEnvelope({
    commandId: commandOf(n),
    salt: hex(0x60 + n),
    recordedAt: '2021-03-01T00:00:00.000Z',
    revision: 0,
    ...over,
  });
  const id = eventIdOf(plain.commandId, 0, plain.salt);
  const note = sealText(`note ${n}`, keyIdOf(n), keyOf(n), { eventId: id, field }, Buffer.alloc(12, n));
  const { event } = sealed({ ...plain, id, ...(over.type === 'TransferReceived' && { sealed: { note } }) });
  await log.append(plain.stream, -1, [event]);
  return JSON.parse(event.body) as Envelope;
};

const notes = [0, 1, 2] as const;

/**
 * A copy of a ledger with three sealed notes behind its last event, the third of them redacted, all of it published.
 */
export const sealedLedger = async (original: PublishedLedger): Promise<LedgerFolder & { remove(): void }> => {
  const ledger = original.copy();
  const log = await openLogAt(ledger.events);
  const keys = openSqliteSealKeys(join(ledger.path, 'seal-keys.db'));
  const first = original.recorded.length;
  const received: Envelope[] = [];
  for (const n of notes) {
    await keys.keep(keyIdOf(n), keyOf(n));
    received.push(await appended(log, n, { stream: `transfer-${uuid(n)}`, type: 'TransferReceived', data }));
  }
  const { id: eventId, stream, revision, recordedAt } = received[2]!;
  const target = { index: first + 2, eventId, stream, revision, recordedAt };
  const targets = [{ ...target, fields: [{ name: field, key: keyIdOf(2) }] }];
  const redaction = { redactionId: uuid(9), targets, copies: [] };
  await appended(log, 3, { stream: `redaction-${uuid(9)}`, type: 'Redacted', data: redaction });
  await keys.destroy([keyIdOf(2)]);
  keys.close();
  const { note } = await publish(log, ledger.log);
  recordHeads(ledger.events, [...original.notes, note]);
  await log.close();
  return ledger;
};
