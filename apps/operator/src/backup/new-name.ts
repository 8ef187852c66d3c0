import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NotDone } from '#command-line';
import {
  CompactTree,
  formatNewOrigin,
  leafHash,
  type NewOrigin,
  parseCheckpoint,
  parseNote,
  sameHash,
  signNote,
  type TreeHead,
} from '#evidence';
import { SystemScheduler } from '#platform/ambient';
import { readKeyFile } from '#stores/files';
import { leaveOrigin, SqliteEventReader } from '#stores/sqlite';
import { leavesBetween, type LogKeys, logKeysOf } from '#transparency/publishing';
import type { KnownHead } from './known-heads.js';
import type { Manifest } from './manifest.js';

/** The name that a log takes whose published end is lost. */
export interface NewName {
  readonly origin: string;
  /** The key file of the new name. */
  readonly key: string;
  /** The key file of the old name, where it is at hand: the statement is signed by both then. */
  readonly formerKey?: string;
  /** One line, for ever. */
  readonly reason: string;
  /** RFC 3339, UTC. */
  readonly time: string;
}

const refused = (code: string, vi: string, en: string): NotDone => new NotDone(code, `${vi} / ${en}`);

/** The keys of a file, which must be of this name. @throws NotDone, KeyFileProblem, Malformed */
const keysNamed = (file: string, name: string): LogKeys => {
  const keys = logKeysOf(readKeyFile(file));
  if (keys.origin === name) return keys;
  throw refused(
    'origin.key-of-another',
    `Khóa ${file} của sổ ${keys.origin}, không phải ${name}`,
    `the key in ${file} is of ${keys.origin}, not of ${name}.`,
  );
};

/** All that can be said before the work begins. @throws NotDone, KeyFileProblem, Malformed */
export const mustLeaveOldLog = (to: string, name: NewName, { origin }: Manifest): void => {
  if (origin === undefined)
    throw refused('origin.none', 'Sổ chưa công bố gì', 'nothing was published: there is no name to leave.');
  if (name.origin === origin)
    throw refused('origin.same', `Tên mới trùng tên cũ ${origin}`, `${origin} is the name to be left.`);
  keysNamed(name.key, name.origin);
  if (name.formerKey !== undefined) keysNamed(name.formerKey, origin);
  for (const place of [join(to, 'log', 'checkpoint'), join(to, 'socai-heads', 'last-head')])
    if (existsSync(place))
      throw refused(
        'origin.old-log-there',
        `Bản công bố cũ còn ở ${place}: hãy chọn thư mục khác`,
        `${place} is of ${origin}, whose published files must stay as they are: name another folder for the ledger, ` +
          'and give this one with --heads.',
      );
};

/**
 * Writes into a copy of the log that it goes on under another name, and from where. All of it is there or nothing.
 * @throws LogFileProblem, NotDone
 */
export const renamed = async (
  events: string,
  name: NewName,
  { origin: former = '', events: size }: Manifest,
  heads: readonly KnownHead[],
): Promise<NewOrigin> => {
  const next = keysNamed(name.key, name.origin);
  const old = name.formerKey === undefined ? undefined : keysNamed(name.formerKey, former);
  const statement: NewOrigin = {
    origin: name.origin,
    former,
    time: name.time,
    reason: name.reason,
    from: await headOf(events, size),
    heads: distinct(heads.map(({ note }) => parseCheckpoint(parseNote(note).text))),
  };
  const signers = [next.signers[0]!, ...(old ? old.signers.slice(0, 1) : [])];
  leaveOrigin(events, await signNote(formatNewOrigin(statement), signers));
  return statement;
};

/** Several people may have kept one head. */
const distinct = (heads: readonly TreeHead[]): readonly TreeHead[] =>
  heads
    .filter(
      (head, n) => heads.findIndex(one => one.size === head.size && sameHash(one.root, head.root)) === n,
    )
    .toSorted((a, b) => a.size - b.size)
    .map(({ size, root }) => ({ size, root }));

const headOf = async (events: string, size: number): Promise<TreeHead> => {
  const log = new SqliteEventReader(events, new SystemScheduler());
  const tree = new CompactTree();
  try {
    for await (const page of leavesBetween(log, 0, size))
      for (const { entry } of page) tree.add(leafHash(entry));
  } finally {
    await log.close();
  }
  return { size: tree.size, root: tree.root() };
};
