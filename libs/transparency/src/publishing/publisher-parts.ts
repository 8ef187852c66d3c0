import type { Clock, Scheduler } from '#event-sourcing';
import type { EvidenceIndex } from '../ports/index.js';
import type { Cosigner, CosignerState } from './cosigner.js';
import type { Halt } from './halt.js';
import type { HeadPlaces } from './head-book.js';
import type { HistoryLog } from './history.js';
import type { LogKeys } from './log-keys.js';
import type { PublishedHeads } from './published-heads.js';

/** Between any two of these a process may end, and nothing that was published is contradicted afterwards. */
export type PublishingStep = 'leaves' | 'tiles' | 'signed' | 'recorded' | 'kept' | 'published' | 'tidied';

/** What a publisher tells of itself. */
export type PublisherNews =
  | { readonly kind: 'auditing'; readonly done: number; readonly total: number }
  /** The log's own head stands; `heads` is the last `HeadsPublished` within it. */
  | {
      readonly kind: 'published';
      readonly size: number;
      readonly note: string;
      readonly heads?: PublishedHeads;
    }
  /** The audit is over and there is nothing to publish yet. */
  | { readonly kind: 'empty' }
  /** Published files that were missing or torn and have been made again. */
  | { readonly kind: 'mended'; readonly files: number }
  | { readonly kind: 'halted'; readonly halt: Halt }
  /** Told whenever something about a cosigner changes. */
  | { readonly kind: 'cosigner'; readonly cosigner: CosignerState }
  /** An outage, or a part that is missing: it is tried again. */
  | { readonly kind: 'trouble'; readonly reason: string }
  /** After trouble: all that is recorded is published. */
  | { readonly kind: 'recovered' };

export interface PublisherParts extends HeadPlaces {
  readonly log: HistoryLog;
  /**
   * Where `log` is an index that follows the log of a server: resolves when it has caught up, rejects when it does not.
   * It may come moments late, so that heads of other signers speak of events that it does not have yet.
   */
  readonly caughtUp?: () => Promise<unknown>;
  readonly index: EvidenceIndex;
  readonly keys: LogKeys;
  /** Whoever else signs a head once it is published: witnesses. */
  readonly cosigners?: readonly Cosigner[];
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How long new events wait for a head, at most. */
  readonly everyMs: number;
  readonly tell: (news: PublisherNews) => void;
  /** Told after each step. For tests, which end the process there. */
  readonly passed?: (step: PublishingStep) => void;
}
