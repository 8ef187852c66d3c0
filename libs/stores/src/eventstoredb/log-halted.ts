import { StoreUnavailable } from '#event-sourcing';

export type HaltReason =
  /** A retention setting, a limit or a permission was put on one of our streams. */
  | 'settings'
  | 'tombstone'
  /** Revisions of a stream do not follow one another. */
  | 'gap'
  /** An event is not what this process was shown before. */
  | 'changed'
  /** The server does not have what this process has indexed. */
  | 'shorter'
  /** An event that this ledger did not write stands among ours. */
  | 'foreign';

/**
 * History on the server is not what it was, or not ours: an attack, or a mistake of operation. Nothing is appended and
 * nothing is answered from the index until the process is started again and finds the log whole.
 */
export class LogHalted extends StoreUnavailable {
  constructor(
    readonly reason: HaltReason,
    sentence: string,
  ) {
    super(sentence);
  }
}
