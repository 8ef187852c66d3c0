import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, leafBytes } from '#event-sourcing';
import { formatNewOrigin, leafHash, parseVerifierKey, rootOf, signKeyLink, signNote } from '#evidence';
import { leaveOrigin } from '#stores/sqlite';
import type { LedgerFolder, PublishedLedger } from './published-ledger.js';
import { openLogAt } from './sqlite-log.js';
import { keyNamed, logKey, origin, publish, recordControl, recordHeads } from './static-log.js';

/** The name that the log goes on under, and its first key and the one that followed. */
export const newName = 'ledger.example/second';
export const [firstKey, laterKey] = [keyNamed(newName, 2), keyNamed(newName, 3)] as const;
/** What both names have in common, and a head of the old one that is lost and owned up to. */
export const common = 400;
export const lostHead = { size: 620, root: Buffer.alloc(32, 9) };
const time = '2021-02-02T00:00:00.000Z';

const rootAt = async (log: Pick<EventStore, 'scan'>, size: number): Promise<Buffer> =>
  rootOf((await log.scan(-1, size)).map(event => leafHash(leafBytes(event))));

const statementOf = async (log: Pick<EventStore, 'scan'>): Promise<string> => {
  const from = { size: common, root: await rootAt(log, common) };
  const text = { origin: newName, former: origin, from, time, reason: 'Ổ đĩa hỏng', heads: [lostHead] };
  return signNote(formatNewOrigin(text), [firstKey.signer, logKey.signer]);
};

const linkOfKeys = (): Promise<string> => {
  const [old, next] = [firstKey, laterKey].map(({ line }) => parseVerifierKey(line));
  return signKeyLink({ origin: newName, old: old!, next: next!, time }, firstKey.signer, laterKey.signer);
};

/** A copy of a ledger that left its name after 400 events, worked on under another one, and changed its key there. */
export const renamedLedger = async (
  original: PublishedLedger,
): Promise<LedgerFolder & { remove(): void }> => {
  const ledger = original.copy();
  const file = (name: string): string => join(ledger.log, name);
  recordHeads(ledger.events, original.notes.slice(0, 2));
  rmSync(ledger.log, { recursive: true });
  const log = await openLogAt(ledger.events);
  const statement = await statementOf(log);
  const notes: string[] = [];
  for (const [size, key] of [
    [450, firstKey],
    [500, laterKey],
  ] as const)
    notes.push((await publish(log, ledger.log, { size, key })).note);
  await log.close();
  leaveOrigin(ledger.events, statement);
  recordHeads(ledger.events, notes);
  const link = await linkOfKeys();
  recordControl(ledger.events, 'socai-keys', [link]);
  writeFileSync(file('verifier-keys'), link);
  writeFileSync(file('former-origins'), statement);
  writeFileSync(join(ledger.heads, 'last-head'), notes.at(-1)!);
  return ledger;
};
