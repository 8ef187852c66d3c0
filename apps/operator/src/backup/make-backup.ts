import { existsSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beginUnfinished, NotDone, synced, type Watch, writtenDurably } from '#command-line';
import type { Clock } from '#event-sourcing';
import { type CopyWatch, copyLogFile, copySealKeysFile, openSqliteSealKeys } from '#stores/sqlite';
import { type CheckLog, mustBeSound } from './check-log.js';
import { headAt, type KnownHead, largestOf } from './known-heads.js';
import { type BackupFile, listed, type Manifest, manifestFile } from './manifest.js';

export interface BackupPlan {
  /** The file of the log. */
  readonly events: string;
  /** The folder of published files. */
  readonly log: string;
  /** The last signed head, or its folder. */
  readonly heads: string;
  /** The folder to be made. */
  readonly to: string;
  readonly withKeys: boolean;
  /** Lines of verifier keys. */
  readonly keys: readonly string[];
}

/** What is made, in this order; each is told when it begins. */
export interface BackupWatch extends CopyWatch {
  /** For the checks of the copy. */
  readonly checking: Watch;
}

/** What a backup is made with. */
export interface BackupTools {
  readonly clock: Clock;
  readonly check: CheckLog;
}

/**
 * Copies a ledger, which may run meanwhile, and checks the copy. `to` is there whole and on the disk, or not at all.
 * @throws NotDone, LogFileProblem, CopyFailed, CouldNotRead; the reason of the signal
 */
export const makeBackup = async (
  plan: BackupPlan,
  tools: BackupTools,
  watch: BackupWatch,
): Promise<Manifest> => {
  const to = resolve(plan.to);
  if (existsSync(to)) throw new NotDone('backup.exists', `Đã có / There is something at ${to} already.`);
  const unfinished = beginUnfinished(to);
  try {
    mustFit(plan.events, unfinished);
    const manifest = await filled(unfinished, { ...plan, to }, tools, watch);
    synced(unfinished);
    watch.signal.throwIfAborted();
    renameSync(unfinished, to);
    synced(dirname(to));
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
};

/** Said before an hour's copying, not after it. */
const mustFit = (events: string, folder: string): void => {
  const needed = statSync(events, { throwIfNoEntry: false })?.size ?? 0;
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (needed <= free) return;
  const [need, have] = [needed, free].map(bytes => `${Math.floor(bytes / 2 ** 20)} MiB`);
  throw new NotDone(
    'disk.full',
    `Không đủ chỗ / Not enough room at ${dirname(folder)}: ${need} needed, ${have} free.`,
  );
};

const filled = async (
  folder: string,
  { events, log, heads, to, withKeys, keys }: BackupPlan,
  { clock, check }: BackupTools,
  watch: BackupWatch,
): Promise<Manifest> => {
  const madeAt = clock.now();
  // Heads before events: the log of a ledger that runs can only have grown in between.
  const published = headAt(join(log, 'checkpoint'));
  const kept = headAt(heads);
  if (published) writtenDurably(join(folder, 'checkpoint'), published.note);
  if (kept) writtenDurably(join(folder, 'last-head'), kept.note);
  await copyLogFile(events, join(folder, 'events.db'), watch);
  synced(join(folder, 'events.db'));
  // Keys after events: the key of a field is kept before the event that it seals.
  if (withKeys) await withSealKeys(join(dirname(events), 'seal-keys.db'), folder, to, clock);
  const known = [published, kept].filter((head): head is KnownHead => head !== undefined);
  const copies = [published && 'checkpoint', kept && 'last-head'].filter(name => name !== undefined);
  const copy = { events: join(folder, 'events.db'), heads: copies.map(name => join(folder, name)), keys };
  const checked = await mustBeSound(copy, check, watch.checking);
  const names = ['events.db', ...copies, ...(withKeys ? ['seal-keys.db'] : [])] as BackupFile[];
  const largest = largestOf(known);
  const manifest: Manifest = {
    format: 'socai/backup/v1',
    madeAt,
    events: checked.events,
    published: largest?.size ?? 0,
    ...(largest && { origin: largest.origin }),
    keys: withKeys,
    files: await Promise.all(names.map(name => listed(folder, name))),
  };
  writtenDurably(join(folder, manifestFile), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  return manifest;
};

/** Whoever copies keys says so first: a redaction then lists the copy until it is gone. */
const withSealKeys = async (from: string, folder: string, place: string, clock: Clock): Promise<void> => {
  if (!existsSync(from)) throw new NotDone('keys.missing', `Không có / There are no seal keys ${from}.`);
  const keys = openSqliteSealKeys(from);
  try {
    await keys.noteCopy({ place, madeAt: clock.now() });
    await copySealKeysFile(from, join(folder, 'seal-keys.db'));
    // Again: a key that was kept between the first note and the copy is in the copy too.
    await keys.noteCopy({ place, madeAt: clock.now() });
  } finally {
    keys.close();
  }
  synced(join(folder, 'seal-keys.db'));
};
