import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEvent } from '#event-sourcing';
import { vnd } from '#kernel';
import { DatabaseSync } from 'node:sqlite';
import { lineLedger, type LineLedger } from './line-ledger.js';
import { publish, recordHeads } from './static-log.js';
import { temporaryFolder } from './temporary-folder.js';

/** A ledger at rest, as an attacker or a verifier finds it. */
export interface LedgerFolder {
  readonly path: string;
  readonly events: string;
  readonly log: string;
  readonly heads: string;
  /** A checkpoint that the verifier kept, of the first time it was published. */
  readonly held: string;
}

const placesIn = (path: string): LedgerFolder => ({
  path,
  events: join(path, 'events.db'),
  log: join(path, 'log'),
  heads: join(path, 'socai-heads'),
  held: join(path, 'held-checkpoint'),
});

const lineNumbered = (n: number): string => `2020.bca.ministry.recurrent.009.040-041.${6000 + n}`;
const on = { effectiveDate: '2020-02-01' };

/** Appropriations, commitments, refusals and repetitions on a few lines, each through the runner. */
const work = async ({ run }: LineLedger, commitments: number): Promise<void> => {
  const lines = Array.from({ length: 7 }, (_, n) => lineNumbered(n));
  for (const lineId of lines) await run('Appropriate', { lineId, amount: vnd('1000'), grantor: 'moof' }, on);
  for (let n = 0; n < commitments; n += 1) {
    const lineId = lines[n % lines.length]!;
    const commitmentId = `${String(n).padStart(8, '0')}-0000-8000-8000-000000000000`;
    const amount = vnd(n % 50 === 49 ? '9999' : '2');
    const direct = { lineId, commitmentId, owner: { kind: 'direct', id: 'x' }, amount };
    await run('CommitFunds', direct, { ...on, key: `commit ${n - (n % 40 === 39 ? 1 : 0)}` });
  }
};

export interface PublishedLedger extends LedgerFolder {
  readonly recorded: readonly LedgerEvent[];
  /** Signed heads, oldest first; the last is what is published. */
  readonly notes: readonly string[];
  /** A copy of it all in a folder of its own. */
  copy(): LedgerFolder & { remove(): void };
  remove(): void;
}

/** A copy of a ledger at rest, in a folder of its own. */
export const copyOf = ({ path }: LedgerFolder): LedgerFolder & { remove(): void } => {
  const to = temporaryFolder();
  cpSync(path, to.path, { recursive: true });
  return { ...placesIn(to.path), remove: to.remove };
};

/** A ledger that worked, was published, worked on, was published again, and has a few events not yet published. */
export const publishedLedger = async (commitments = 560): Promise<PublishedLedger> => {
  const folder = temporaryFolder();
  const places = placesIn(folder.path);
  const ledger = await lineLedger();
  await work(ledger, commitments);
  const recorded = await ledger.whole();
  const last = recorded.length - 20;
  const sizes = [...[100, 300].filter(size => size < last), last];
  const notes: string[] = [];
  for (const size of sizes) notes.push((await publish(ledger.store, places.log, { size })).note);
  new DatabaseSync(ledger.path).exec(`VACUUM INTO '${places.events}'`);
  await ledger.remove();
  recordHeads(places.events, notes);
  mkdirSync(places.heads);
  writeFileSync(join(places.heads, 'last-head'), notes.at(-1)!);
  writeFileSync(places.held, notes[0]!);
  return {
    ...places,
    recorded,
    notes,
    copy: () => copyOf(places),
    remove: folder.remove,
  };
};
