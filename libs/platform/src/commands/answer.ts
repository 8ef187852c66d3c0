import type { RecordedEvent } from '#event-sourcing';
import type { Problem } from '../problems/problem-document.js';
import type { ProcessLink } from './ports.js';

/** 201: what was recorded. `pending` while a process goes on, `refused` when it ended in a refusal. */
export interface CommandAnswer {
  readonly outcome: 'settled' | 'pending' | 'refused';
  readonly stream: string;
  readonly revision: number;
  readonly events: readonly RecordedEvent[];
  /** Opaque; a query given `?waitFor=<waitToken>` sees all that this answer tells. */
  readonly waitToken: string;
  /** Where the proof that its first event is in the log will be, within seconds. */
  readonly proof: { readonly href: string };
  readonly process?: ProcessLink;
  readonly problem?: Problem;
}

/** 200: what a dry run would have come to. */
export interface DryRunAnswer {
  readonly outcome: 'accepted' | 'refused';
  readonly stream: string;
  readonly facts: readonly { readonly type: string; readonly data: unknown }[];
  readonly problem?: Problem;
}
