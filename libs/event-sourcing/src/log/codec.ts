import { Compile } from 'typebox/compile';
import type { Envelope, LedgerEvent, OpenEnvelope } from './envelope.js';
import type { NewEvent, StoredEvent } from './event-store.js';
import type { EventType } from './event-type.js';
import { sealed } from './seal.js';

/** The log holds something this version of the software does not know. Nothing unknown is skipped: stop and upgrade. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** A decider stated a fact whose data is not of its declared shape: a bug, caught before anything is written. */
export class InvalidFact extends Error {
  override readonly name = 'InvalidFact';
}

/** Between events as the software knows them and the bytes that are kept. */
export interface Codec {
  readonly types: readonly EventType<any, any>[];
  /** The version that is written now. @throws UnknownEvent */
  versionOf(type: string): number;
  /** Names of the sealed fields of a type. @throws UnknownEvent */
  sealedFieldsOf(type: string): readonly string[];
  /**
   * Checks the data, computes the content hash, and writes the canonical bytes. The envelope that is handed back,
   * for folds, has nothing sealed in it. @throws InvalidFact
   */
  encode(draft: Omit<Envelope, 'contentHash'>): { envelope: OpenEnvelope; event: NewEvent };
  /** Brings data of an earlier version to the newest, and leaves out what is sealed. @throws UnknownEvent */
  decode(stored: StoredEvent): LedgerEvent;
}

export const createCodec = (types: readonly EventType<any, any>[]): Codec => {
  const known = new Map(types.map(type => [type.type, knownType(type)]));
  if (known.size !== types.length) throw new Error(`declared twice: ${firstTwice(types.map(t => t.type))}`);
  const find = (type: string): KnownType => {
    const found = known.get(type);
    if (!found) throw new UnknownEvent(`the log holds events of a type this version does not know: ${type}`);
    return found;
  };
  return {
    types,
    versionOf: type => find(type).version,
    sealedFieldsOf: type => find(type).sealed,
    encode: draft => {
      find(draft.type).check(draft.data);
      const { envelope, event } = sealed(draft);
      return { envelope: opened(envelope), event };
    },
    decode: stored => {
      // Just parsed, and nobody else's: what is added is added to itself. A copy would cost as much as reading it.
      const envelope = opened(JSON.parse(stored.body) as Envelope);
      const { type, upcast } = find(envelope.type);
      const data = upcast(envelope.v, envelope.data);
      // One text for all events of a type: whoever looks a handler up need not compare it letter by letter.
      return Object.assign(envelope, { type, data, index: stored.index, prev: stored.prev });
    },
  };
};

/** Nobody who folds an event can read what is sealed in it, whatever its type says. */
const opened = (envelope: Envelope): OpenEnvelope => {
  if (envelope.sealed === undefined) return envelope;
  const { sealed: _, ...open } = envelope;
  return open;
};

interface KnownType {
  readonly type: string;
  readonly version: number;
  readonly sealed: readonly string[];
  check(data: unknown): void;
  upcast(from: number, data: unknown): unknown;
}

const knownType = (type: EventType<any, any>): KnownType => {
  // Compiled by whoever writes the first event of the type: a projector, which only reads, never pays for it.
  let shape: ReturnType<typeof Compile> | undefined;
  return {
    type: type.type,
    version: type.version,
    sealed: Object.keys(type.sealed),
    check: data => {
      shape ??= Compile(type.schema);
      if (shape.Check(data)) return;
      const [first] = shape.Errors(data);
      throw new InvalidFact(
        `${type.type}${first?.instancePath ?? ''}: ${first?.message ?? 'not of its shape'}`,
      );
    },
    upcast: (from, data) => {
      if (!(Number.isInteger(from) && from >= 1 && from <= type.version))
        throw new UnknownEvent(
          `${type.type} version ${from} is not known to this software (1 to ${type.version})`,
        );
      return type.earlier.slice(from - 1).reduce((older, { upcast }) => upcast(older as never), data);
    },
  };
};

const firstTwice = (names: readonly string[]): string | undefined =>
  names.find((name, at) => names.indexOf(name) !== at);
