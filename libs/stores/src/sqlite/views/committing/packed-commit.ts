import type { Checkpoint, StoredEntry, ViewId, Write } from '#views/port';
import type { Commit } from './copy-writers.js';

/** Rows as one flat list: copying objects between threads costs more than writing them. */
type Flat = readonly (string | number | bigint | undefined)[];

/**
 * A commit on its way to another thread. Entries: account, commodity, member, effective day, amount, index and event of
 * each. Writes: key, index, document and number of buckets of each, then of every bucket its name, the number of its
 * values, and these.
 */
export interface PackedCommit {
  readonly id: ViewId;
  readonly from: number;
  readonly checkpoint: Checkpoint;
  readonly entries: Flat;
  readonly writes: Flat;
}

export const packed = ({ id, batch: { from, checkpoint, entries, writes } }: Commit): PackedCommit => ({
  id,
  from,
  checkpoint,
  entries: packedEntries(entries),
  writes: packedWrites(writes),
});

export const unpacked = ({ id, from, checkpoint, entries, writes }: PackedCommit): Commit => ({
  id,
  batch: { from, checkpoint, entries: unpackedEntries(entries), writes: unpackedWrites(writes) },
});

const packedEntries = (entries: readonly StoredEntry[]): Flat => {
  const flat: (string | number | bigint | undefined)[] = [];
  for (const { account, commodity, member, effective, amount, index, eventId } of entries)
    flat.push(account, commodity, member, effective, amount, index, eventId);
  return flat;
};

const unpackedEntries = (flat: Flat): readonly StoredEntry[] => {
  const entries: StoredEntry[] = [];
  for (const at = new Cursor(flat); at.more;) {
    const account = at.next<string>();
    const commodity = at.next<string>();
    const member = at.next<string | undefined>();
    const effective = at.next<string>();
    const amount = at.next<bigint>();
    const index = at.next<number>();
    entries.push({ account, commodity, member, effective, amount, index, eventId: at.next<string>() });
  }
  return entries;
};

const packedWrites = (writes: readonly Write[]): Flat => {
  const flat: (string | number)[] = [];
  for (const { key, index, doc, buckets } of writes) {
    const names = Object.keys(buckets);
    flat.push(key, index, doc, names.length);
    for (const name of names) {
      const values = buckets[name]!;
      flat.push(name, values.length);
      for (const value of values) flat.push(value);
    }
  }
  return flat;
};

const unpackedWrites = (flat: Flat): readonly Write[] => {
  const writes: Write[] = [];
  for (const at = new Cursor(flat); at.more;) {
    const key = at.next<string>();
    const index = at.next<number>();
    const doc = at.next<string>();
    writes.push({ key, index, doc, buckets: bucketsAt(at) });
  }
  return writes;
};

const bucketsAt = (at: Cursor): Write['buckets'] => {
  const buckets: Record<string, readonly string[]> = {};
  for (let left = at.next<number>(); left > 0; left -= 1) {
    const name = at.next<string>();
    const values: string[] = [];
    for (let more = at.next<number>(); more > 0; more -= 1) values.push(at.next<string>());
    buckets[name] = values;
  }
  return buckets;
};

/** Reads a list from front to back. */
class Cursor {
  #at = 0;
  constructor(private readonly flat: Flat) {}
  get more(): boolean {
    return this.#at < this.flat.length;
  }
  next<T>(): T {
    return this.flat[this.#at++] as T;
  }
}
