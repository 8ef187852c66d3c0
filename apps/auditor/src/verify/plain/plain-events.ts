import { isUtf8 } from 'node:buffer';
import { contentHashOfBytes, type EventType } from '#event-sourcing';
import type { StoredRow } from '#stores/sqlite';
import type { CheckedEvent, Essentials } from '../events/event-place.js';
import { leftOver } from '../events/postings.js';
import { entryIn } from './entry-in.js';
import { eventPatternsOf, type Remembered } from './event-pattern.js';
import { KnownGates } from './known-gates.js';
import { textOf } from './text-of.js';

/**
 * Nearly every event of a sound log is seen to be sound from its bytes alone, in one pass: they fit the patterns of
 * its envelope and of its data, hash to what they say, agree with the columns, and balance. Such an event is plain.
 * Of any other nothing is said here: it is parsed, and every check is made of it one by one, in words.
 */
export class PlainEvents {
  private readonly types: ReadonlyMap<string, EventType<any, any>>;
  /** By type; made when the first such event is met. */
  private readonly patterns = new Map<string, readonly RegExp[]>();
  private readonly gates = new KnownGates();

  /** @param noted types of which something is to be said even when they are sound */
  constructor(types: readonly EventType<any, any>[], noted: readonly EventType<any, any>[]) {
    this.types = new Map(types.filter(type => !noted.includes(type)).map(type => [type.type, type]));
  }

  /** Undefined for an event that is not plain, be it sound or not. */
  read(row: StoredRow): CheckedEvent | undefined {
    const { bytes } = row;
    if (!bytes || !isUtf8(bytes)) return undefined;
    const read = this.fitting(bytes.toString('latin1'), row.type ?? '');
    const envelope = read && this.agreeing(read, row, bytes);
    if (!envelope) return undefined;
    const [, , , , , entry] = read;
    if (entry === undefined) return { row, envelope };
    const postings = entryIn(entry);
    return leftOver({ postings }) === undefined ? { row, envelope, postings } : undefined;
  }

  private fitting(text: string, type: string): Remembered | undefined {
    for (const pattern of this.patternsOf(type)) {
      const read = pattern.exec(text);
      if (read) return read as readonly unknown[] as Remembered;
    }
    return undefined;
  }

  /** The members that others ask for, where the columns say the same and the bytes hash to what they say. */
  private agreeing(read: Remembered, row: StoredRow, bytes: Buffer): Essentials | undefined {
    const [
      ,
      beforeSalt,
      beforeContentHash,
      commandId,
      contentHash,
      ,
      effectiveDate,
      gates,
      id,
      issuedBy,
      recordedAt,
      revision,
      salt,
      stream,
    ] = read;
    // A comma stands before each.
    const places = { contentHashAt: beforeContentHash.length + 1, saltAt: beforeSalt.length + 1 };
    const agrees =
      commandId === row.command &&
      stream === row.stream &&
      Number(revision) === row.revision &&
      recordedAt === row.recordedAt &&
      contentHashOfBytes(bytes, places, salt) === contentHash;
    if (!agrees) return undefined;
    const known = { commandId, contentHash, effectiveDate, id, salt, gates: this.gates.in(gates) };
    return issuedBy === undefined ? known : { ...known, issuedBy: textOf(issuedBy) };
  }

  private patternsOf(type: string): readonly RegExp[] {
    let known = this.patterns.get(type);
    if (!known) {
      const declared = this.types.get(type);
      this.patterns.set(type, (known = declared ? eventPatternsOf(declared) : []));
    }
    return known;
  }
}
