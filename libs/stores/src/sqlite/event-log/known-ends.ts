import type { Revision } from '#event-sourcing';
import type { StreamName } from '#kernel';

/** About 5 MB. */
const remembered = 50_000;

/**
 * Where streams end as far as this thread was told: by answers to appends, and by every event it was shown. Every
 * append of the file's one writing process passes through here, so what is remembered is at most as old as an answer
 * on its way, and never older than what was seen; a question that needs nothing newer is answered without asking the
 * file. Most questions are of this kind: gates that did not move.
 */
export class KnownEnds {
  private readonly ends = new Map<StreamName, Revision>();

  of(stream: StreamName): Revision | undefined {
    return this.ends.get(stream);
  }

  /** Ends only move up: two answers may arrive out of order. */
  atLeast(stream: StreamName, revision: Revision): void {
    if (revision <= (this.ends.get(stream) ?? -2)) return;
    if (this.ends.size >= remembered) this.ends.clear();
    this.ends.set(stream, revision);
  }
}
