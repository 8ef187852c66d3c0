import { DatabaseSync } from 'node:sqlite';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Envelope, eventIdOf, sealed } from '#event-sourcing';
import { openLogAt } from '#test/support/sqlite-log';
import type { LedgerFolder } from '#test/support/published-ledger';
import { logKey, publish, recordHeads, type TestKey } from '#test/support/static-log';

type Change = (envelope: Envelope) => Partial<Envelope>;

/** Rewrites an event as its writer would have: a hash that fits, an id that follows. */
export const rewriteEvent = ({ events }: LedgerFolder, index: number, change: Change): void => {
  const db = new DatabaseSync(events);
  const { body } = db.prepare('SELECT body FROM event WHERE idx = ?').get(index) as { body: string };
  const { contentHash: _, ...envelope } = JSON.parse(body) as Envelope;
  const { event } = sealed({ ...envelope, ...change(envelope as Envelope) });
  db.prepare('UPDATE event SET body = ? WHERE idx = ?').run(event.body, index);
  db.close();
};

/** A well-formed event at the end of a stream, with receipt, `prev` and all: as the ledger itself would append it. */
export const appendEvent = async ({ events }: LedgerFolder, model: number, amount: string): Promise<void> => {
  const log = await openLogAt(events);
  const [stored] = await log.scan(model - 1, 1);
  const { contentHash: _, ...envelope } = JSON.parse(stored!.body) as Envelope;
  const { revision } = await log.read(stored!.stream);
  const { events: last } = await log.read(stored!.stream, revision);
  const salt = '77'.repeat(32);
  const commandId = 'fe'.repeat(32);
  const [data, { recordedAt }] = [JSON.stringify(envelope.data).replaceAll('"2"', `"${amount}"`), last[0]!];
  const { event } = sealed({
    ...envelope,
    commandId,
    salt,
    recordedAt,
    id: eventIdOf(commandId, 0, salt),
    revision: revision + 1,
    data: JSON.parse(data.replaceAll('"-2"', `"-${amount}"`)) as unknown,
  });
  await log.append(stored!.stream, revision, [event]);
  await log.close();
};

/** Publishes what the database says now, from nothing: tiles, bundles, checkpoint, and all records of heads. */
export const publishAgain = async (
  ledger: LedgerFolder,
  { key = logKey, sizes }: { readonly key?: TestKey; readonly sizes: readonly number[] },
): Promise<readonly string[]> => {
  rmSync(ledger.log, { recursive: true });
  const log = await openLogAt(ledger.events);
  const notes: string[] = [];
  for (const size of sizes) notes.push((await publish(log, ledger.log, { size, key })).note);
  await log.close();
  recordHeads(ledger.events, notes);
  writeFileSync(join(ledger.heads, 'last-head'), notes.at(-1)!);
  return notes;
};

/** The last events are gone, as if they had never been: their receipts too. */
export const cutTail = ({ events }: LedgerFolder, size: number): void => {
  const db = new DatabaseSync(events);
  db.exec(`DELETE FROM event WHERE idx >= ${size}; DELETE FROM receipt WHERE idx >= ${size}`);
  db.close();
};
