import { isUtf8 } from 'node:buffer';
import { contentHashOfBytes, type EventType } from '#event-sourcing';
import type { StoredRow } from '#stores/sqlite';
import type { CheckedEvent, Essentials } from '../events/event-place.js';
import { leftOver } from '../events/postings.js';
import { type DataPattern, dataPatternsOf } from './data-pattern.js';
import { afterData, beforeData } from './envelope-pattern.js';
import { entryIn } from './entry-in.js';
import { KnownGates } from './known-gates.js';
import { textOf } from './text-of.js';

/** What is remembered of an envelope, in the order of its members. */
interface Read {
  readonly before: RegExpExecArray;
  readonly after: RegExpExecArray;
  /** Its journal entry, as text. */
  readonly entry: string | undefined;
}

/**
 * Nearly every event of a sound log is seen to be sound from its bytes alone, in one pass: they fit the patterns of
 * its envelope and of its data, hash to what they say, agree with the columns, and balance. Such an event is plain.
 * Of any other nothing is said here: it is parsed, and every check is made of it one by one, in words.
 */
export class PlainEvents {
  private readonly types: ReadonlyMap<string, EventType<any, any>>;
  /** By type; made when the first such event is met. */
  private readonly patterns = new Map<string, readonly DataPattern[]>();
  private readonly gates = new KnownGates();

  /** @param noted types of which something is to be said even when they are sound */
  constructor(types: readonly EventType<any, any>[], noted: readonly EventType<any, any>[]) {
    this.types = new Map(types.filter(type => !noted.includes(type)).map(type => [type.type, type]));
  }

  /** Undefined for an event that is not plain, be it sound or not. */
  read(row: StoredRow): CheckedEvent | undefined {
    if (!row.bytes) return undefined;
    const bytes = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.length);
    const text = bytes.toString('latin1');
    if (text.includes('\\') || !isUtf8(bytes)) return undefined;
    const read = this.fitting(text, row.type ?? '');
    const envelope = read && this.agreeing(read, row);
    if (!envelope || contentHashOfBytes(bytes, text, envelope.salt) !== envelope.contentHash)
      return undefined;
    if (read.entry === undefined) return { row, envelope };
    const postings = entryIn(read.entry);
    return leftOver({ postings }) === undefined ? { row, envelope, postings } : undefined;
  }

  private fitting(text: string, type: string): Read | undefined {
    beforeData.lastIndex = 0;
    const before = beforeData.exec(text);
    if (!before) return undefined;
    const dataAt = beforeData.lastIndex;
    for (const { pattern, version } of this.patternsOf(type)) {
      pattern.lastIndex = dataAt;
      const data = pattern.exec(text);
      if (!data) continue;
      afterData.lastIndex = pattern.lastIndex;
      const after = afterData.exec(text);
      if (after?.at(-1) === `${version}`) return { before, after, entry: data[1] };
    }
    return undefined;
  }

  /** The members that others ask for, where the columns say the same. */
  private agreeing({ before, after }: Read, row: StoredRow): Essentials | undefined {
    const [, commandId, contentHash] = before as string[];
    const [, effectiveDate, gates, id, issuedBy, recordedAt, revision, salt, stream, type] =
      after as string[];
    const agrees =
      commandId === row.command &&
      stream === row.stream &&
      Number(revision) === row.revision &&
      type === row.type &&
      recordedAt === row.recordedAt;
    if (!agrees) return undefined;
    const known = { commandId, contentHash, effectiveDate, id, salt, gates: this.gates.in(gates!) };
    return (issuedBy === undefined ? known : { ...known, issuedBy: textOf(issuedBy) }) as Essentials;
  }

  private patternsOf(type: string): readonly DataPattern[] {
    let known = this.patterns.get(type);
    if (!known) {
      const declared = this.types.get(type);
      this.patterns.set(type, (known = declared ? dataPatternsOf(declared) : []));
    }
    return known;
  }
}
