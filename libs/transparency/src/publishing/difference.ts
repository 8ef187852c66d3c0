import { bundleOf, pathOf, entryBundle, parseEntryBundle, tileWidth } from '#evidence';
import type { Leaf } from '#event-sourcing';
import type { LogFiles } from '../ports/index.js';
import type { DerivedLeaf } from './derived-leaf.js';
import { type Halted, halted } from './halt.js';
import { type HistoryLog, leavesBetween } from './history.js';
import type { SignedHead } from './signed-head.js';

/** The published entry of an index as of a head; undefined where the bundle is gone or no bundle. */
const publishedEntry = async (files: LogFiles, index: number, size: number): Promise<Buffer | undefined> => {
  const at = Math.floor(index / tileWidth);
  for (const bundle of [bundleOf(at, size)!, entryBundle(at)]) {
    const bytes = await files.read(pathOf(bundle));
    if (!bytes) continue;
    try {
      return parseEntryBundle(bytes, bundle.width)[index % tileWidth];
    } catch {
      // A torn file says nothing.
    }
  }
  return undefined;
};

const published = (entry: Buffer): Partial<Leaf> => {
  try {
    return JSON.parse(entry.toString()) as Partial<Leaf>;
  } catch {
    return {};
  }
};

const membersThatDiffer = (entry: Buffer, leaf: DerivedLeaf): string => {
  const before = published(entry);
  const now = published(leaf.entry);
  const names = Object.keys(now).filter(name => before[name as keyof Leaf] !== now[name as keyof Leaf]);
  return names.length === 0 ? 'its bytes' : names.join(', ');
};

const changedLeaf = (leaf: DerivedLeaf, entry: Buffer, { size }: SignedHead): Halted => {
  const { index, stream, type } = leaf;
  const differs = membersThatDiffer(entry, leaf);
  return halted(
    'ledger.history-changed',
    `Event ${index} of ${stream} (${type}) is not the one that was published: another ${differs}. ` +
      `The signed head of ${size} events does not follow from this log.`,
    { index, stream, type, differs, size },
  );
};

/**
 * Names the first event that is not what was published, for a head that the log does not reproduce.
 * @param sound leaves up to which the log agrees with an earlier head
 */
export const namedDifference = async (
  log: HistoryLog,
  files: LogFiles,
  sound: number,
  head: SignedHead,
): Promise<Halted> => {
  for await (const page of leavesBetween(log, sound, head.size))
    for (const leaf of page) {
      const entry = await publishedEntry(files, leaf.index, head.size);
      if (entry && !entry.equals(leaf.entry)) return changedLeaf(leaf, entry, head);
    }
  return halted(
    'ledger.history-changed',
    `The signed head of ${head.size} events does not follow from this log: an event between ${sound} and ` +
      `${head.size - 1} was changed.`,
    { from: sound, size: head.size },
  );
};

/** The event that the log was read to is another one now. @param entry what it was */
export const changedSinceRead = (leaf: DerivedLeaf, entry: Buffer): Halted => {
  const { index, stream, type } = leaf;
  const differs = membersThatDiffer(entry, leaf);
  return halted(
    'ledger.history-changed',
    `Event ${index} of ${stream} (${type}) is not the one that was read before: another ${differs}. ` +
      'It was changed under the running ledger.',
    { index, stream, type, differs },
  );
};

/** What is known of the event that a log which was cut misses first: it may still stand in a published bundle. */
const firstMissing = async (
  files: LogFiles,
  index: number,
  size: number,
): Promise<{ readonly said: string; readonly place: Readonly<Record<string, string>> }> => {
  const entry = await publishedEntry(files, index, size);
  if (!entry) return { said: '', place: {} };
  const { stream = '', type = '' } = published(entry);
  return {
    said: ` The first that is missing is event ${index} of ${stream} (${type}).`,
    place: { stream, type },
  };
};

/** The log has fewer events than this ledger has read of it. */
export const namedCut = async (files: LogFiles, end: number, size: number): Promise<Halted> => {
  const { said, place } = await firstMissing(files, end, size);
  return halted(
    'ledger.history-shorter',
    `The log has ${end} events, and ${size} had been read of it: its end was cut off under the running ledger.${said}`,
    { events: end, size, index: end, ...place },
  );
};

/** The log has fewer events than a head that was signed. */
export const namedShortage = async (files: LogFiles, end: number, head: SignedHead): Promise<Halted> => {
  const { said, place } = await firstMissing(files, end, head.size);
  return halted(
    'ledger.history-shorter',
    `The log has ${end} events, and a head of ${head.size} was signed.${said}`,
    { events: end, size: head.size, index: end, ...place },
  );
};
