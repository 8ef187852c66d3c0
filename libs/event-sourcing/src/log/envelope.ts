import type { CalendarDate, DocumentRef, Fact, Instant, Person, StreamName } from '#kernel';
import type { SealedMember } from '../sealing/sealed-member.js';

/** A gate stream that a decision read, and how far. */
export interface GateStamp {
  readonly stream: StreamName;
  /** Last revision read; -1 when the stream did not exist. */
  readonly revision: number;
}

/** What an event carries that rules, folds, views and reactions may read: all of its envelope but what is sealed. */
export interface OpenEnvelope<Type extends string = string, Data = unknown> extends Fact<Type, Data> {
  readonly id: string;
  readonly stream: StreamName;
  readonly revision: number;
  readonly v: number;
  readonly effectiveDate: CalendarDate;
  readonly recordedAt: Instant;
  readonly actor: Person;
  readonly originator?: Person;
  readonly clientId: string;
  readonly issuedBy?: string;
  readonly document: DocumentRef;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly gates: readonly GateStamp[];
  readonly corrects?: string;
  /** The month whose books the event stands in, `YYYY-MM`. */
  readonly postedPeriod: string;
  readonly programmeId?: string;
  readonly missionId?: string;
  readonly externalRef?: string;
  readonly reason?: string;
  /** 32 random bytes, lowercase hex. */
  readonly salt: string;
  readonly contentHash: string;
}

/**
 * Everything an event carries, version 1. The index is not in it: the same event may stand at the same index on
 * every engine, and the leaf of the Merkle log binds the two.
 */
export interface Envelope<Type extends string = string, Data = unknown> extends OpenEnvelope<Type, Data> {
  /** Texts that the law may want gone, by field. Covered by the content hash like everything else. */
  readonly sealed?: Readonly<Record<string, SealedMember>>;
}

/**
 * An event as folds, views and reactions see it: its envelope without what is sealed, its data in the newest version,
 * and its place.
 */
export interface LedgerEvent<Type extends string = string, Data = unknown> extends OpenEnvelope<Type, Data> {
  readonly index: number;
  /** Index of the previous event of the same stream, or -1. */
  readonly prev: number;
}
