import type { EventStore } from '#event-sourcing';
import type { Instant } from '#kernel';
import type { CosignerState } from './publishing/cosigner.js';
import type { Halt } from './publishing/halt.js';
import type { PublishedHeads } from './publishing/published-heads.js';
import type { StreamHeadsRoot } from './publishing/stream-heads.js';

/** Where publishing stands. */
export interface PublicationState {
  readonly phase: 'auditing' | 'publishing' | 'halted' | 'ended';
  /** Events audited since the start, of so many. */
  readonly audited: { readonly done: number; readonly total: number };
  /** Events under the published head; 0 before the first. */
  readonly size: number;
  /** The published head: a signed note. */
  readonly note?: string;
  /** The last `HeadsPublished` under it. */
  readonly heads?: PublishedHeads;
  readonly halt?: Halt;
  /** What was tried in vain, and since when nothing of it has come to an end. */
  readonly trouble?: { readonly reason: string; readonly since: Instant };
  /** Who else signs the heads: witnesses, in the order of the configuration. */
  readonly cosigners: readonly CosignerState[];
  /** Since the start. */
  readonly signatures: number;
}

/** The publisher, seen from the thread that answers HTTP. */
export interface Publication {
  readonly state: PublicationState;
  /** True once a published head has so many events; false when `signal` aborts before. */
  reached(size: number, signal: AbortSignal): Promise<boolean>;
  /** Publishes what is recorded now. @throws Error when publishing has ended or is halted */
  publishNow(): Promise<void>;
  /** The ends of all streams now. @throws Error when publishing has ended or is halted */
  streamHeads(): Promise<StreamHeadsRoot>;
}
export const PUBLICATION = Symbol('Publication');

/** Injects the published files: `LogFiles`. */
export const LOG_FILES = Symbol('LogFiles');
/** Injects the log as it is read for proofs: `HistoryLog`. */
export const HISTORY_LOG = Symbol('HistoryLog');
/** Streams as they are read for proofs. */
export type StreamLog = Pick<EventStore, 'read' | 'locate' | 'scan'>;
export const STREAM_LOG = Symbol('StreamLog');
/** Injects the reading side of the `EvidenceIndex`. */
export const EVIDENCE_INDEX = Symbol('EvidenceIndex');
/** Injects the `LogKeys`' verifiers, for `/log/verifier-key`. */
export const VERIFIERS = Symbol('Verifiers');
/** Injects the `ControlStreams` that hold every signed head. */
export const CONTROL_STREAMS = Symbol('ControlStreams');
/** Injects the `HeadsKeeper`. */
export const HEADS_KEEPER = Symbol('HeadsKeeper');

/** Where a witness is asked, and by which key it is known. */
export interface WitnessPlace {
  readonly name: string;
  /** The submission prefix. */
  readonly url: string;
  readonly verifierKey: string;
}
/** Injects the `WitnessPlace`s. */
export const WITNESS_PLACES = Symbol('WitnessPlaces');
