import { chmodSync, existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beginUnfinished, copiedDurably, NotDone, synced, type Watch } from '#command-line';
import type { NewOrigin } from '#evidence';
import { type CheckLog, mustBeSound } from './check-log.js';
import { keepHead } from './keep-head.js';
import { headAt, headNamed, type KnownHead, largestOf } from './known-heads.js';
import { checkFiles, listed, type Manifest, readManifest } from './manifest.js';
import { mustLeaveOldLog, type NewName, renamed } from './new-name.js';

export interface RestorePlan {
  /** The folder of a backup. */
  readonly from: string;
  /** Where the ledger is to be: its events, and beside them its keys and last signed head. */
  readonly to: string;
  /** Signed heads of the lost ledger, wherever somebody kept one: files, or folders with a file `last-head`. */
  readonly heads: readonly string[];
  /** Lines of verifier keys. */
  readonly keys: readonly string[];
  /** The log goes on under another name, because events that were signed are lost. */
  readonly goesOnAs?: NewName;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Largest head that the restored ledger was compared with; undefined: nobody could say what was published. */
  readonly head?: Pick<KnownHead, 'place' | 'size' | 'origin'>;
  /** Whether a head was at hand that is not from the backup itself. */
  readonly compared: boolean;
  /** What was signed, when the log goes on under another name. */
  readonly newOrigin?: NewOrigin;
}

/**
 * Puts a backup in the place of a lost ledger. Nothing is written over, and the events come last: before them there is
 * no ledger there that could start.
 * @throws NotDone, CouldNotRead, an error of the file system
 */
export const restoreLedger = async (plan: RestorePlan, check: CheckLog, watch: Watch): Promise<Restored> => {
  const to = resolve(plan.to);
  const manifest = readManifest(plan.from);
  mustBeFree(to);
  await checkFiles(plan.from, manifest);
  const outside = headsOutside(plan, to);
  mustBeOfOneLog(outside, manifest);
  if (plan.goesOnAs) mustLeaveOldLog(to, plan.goesOnAs, manifest);
  else mustNotFork(outside, manifest);
  const own = ['checkpoint', 'last-head'].map(name => headAt(join(plan.from, name)));
  const heads = [...outside, ...own.filter(head => head !== undefined)];
  const isNew = !existsSync(to);
  const unfinished = beginUnfinished(join(to, 'restore'));
  try {
    for (const { path } of manifest.files) copiedDurably(join(plan.from, path), join(unfinished, path));
    await checkFiles(unfinished, manifest);
    const within = heads.filter(({ size }) => size <= manifest.events).map(({ place }) => place);
    const copy = { events: join(unfinished, 'events.db'), heads: within, keys: plan.keys };
    await mustBeSound(copy, check, watch);
    const newOrigin =
      plan.goesOnAs && (await renamed(join(unfinished, 'events.db'), plan.goesOnAs, manifest, heads));
    watch.signal.throwIfAborted();
    const head = largestOf(heads);
    // A head of the old name is nothing that the new one continues.
    await put(unfinished, to, manifest, newOrigin ? undefined : head);
    const compared = outside.length > 0;
    return { manifest, compared, ...(head && { head }), ...(newOrigin && { newOrigin }) };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    if (isNew) rmdirIfEmpty(to);
  }
};

const rmdirIfEmpty = (folder: string): void => {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
};

const mustBeFree = (to: string): void => {
  for (const name of ['events.db', 'events.db-wal', 'events.db-journal'])
    if (existsSync(join(to, name)))
      throw new NotDone(
        'ledger.exists',
        `Đã có sổ / There is a ledger already: ${join(to, name)}. Nothing is written over; name another folder.`,
      );
};

/** Those that were named, and those that a lost disk left where the ledger is to be. */
const headsOutside = ({ heads }: RestorePlan, to: string): readonly KnownHead[] => [
  ...heads.map(headNamed),
  ...[join(to, 'socai-heads'), join(to, 'log', 'checkpoint')].map(headAt).filter(head => head !== undefined),
];

const mustBeOfOneLog = (heads: readonly KnownHead[], { origin }: Manifest): void => {
  const other = heads.find(head => origin !== undefined && head.origin !== origin);
  if (other)
    throw new NotDone(
      'head.other-log',
      `Đầu sổ của sổ khác / ${other.place} is a head of ${other.origin}; the backup is of ${origin}.`,
    );
};

/**
 * A ledger that went on from an earlier event would sign a second history under the same name. Whoever holds the larger
 * head could prove it, and nobody could take it back.
 */
const mustNotFork = (heads: readonly KnownHead[], { events }: Manifest): void => {
  const largest = largestOf(heads);
  if (!largest || largest.size <= events) return;
  const missing = largest.size - events;
  throw new NotDone(
    'restore.would-fork',
    `Khôi phục sẽ làm rẽ nhánh lịch sử đã công bố: ${largest.place} có ${largest.size} sự kiện, bản sao lưu có ` +
      `${events}, thiếu ${missing}. / This would fork a published history: ${largest.place} was signed over ` +
      `${largest.size} events, the backup holds ${events}; ${missing} are missing. Restore a later backup, or go ` +
      'on under another name (--new-origin).',
    [],
    { published: largest.size, events, missing },
  );
};

const put = async (
  from: string,
  to: string,
  { files }: Manifest,
  head: KnownHead | undefined,
): Promise<void> => {
  const keys = files.find(({ path }) => path === 'seal-keys.db');
  if (keys) {
    const place = join(to, 'seal-keys.db');
    if (existsSync(place) && (await listed(to, 'seal-keys.db')).sha256 !== keys.sha256)
      throw new NotDone('keys.exist', `Đã có khóa / There are other seal keys already: ${place}.`);
    chmodSync(join(from, 'seal-keys.db'), 0o600);
    renameSync(join(from, 'seal-keys.db'), place);
  }
  if (head) keepHead(join(from, 'head-to-keep'), join(to, 'socai-heads'), head);
  chmodSync(join(from, 'events.db'), 0o644);
  renameSync(join(from, 'events.db'), join(to, 'events.db'));
  synced(to);
  synced(dirname(to));
};
