import type { Digest, StoredEntry, Write } from '../read-store.js';
import { type RowText, RunningDigest } from './digest.js';
import type { Rows } from './rows.js';

/** What the events of a batch add to one view, and the digest with all of it. */
export class RowsOfBatch {
  readonly entries: StoredEntry[] = [];
  readonly writes: Write[] = [];
  readonly #digest: RunningDigest;

  constructor(
    private readonly text: RowText,
    before: Digest,
  ) {
    this.#digest = new RunningDigest(before);
  }

  add({ entries, writes }: Rows): void {
    for (const entry of entries) {
      this.#digest.add(this.text.ofEntry(entry));
      this.entries.push(entry);
    }
    for (const write of writes) {
      this.#digest.add(this.text.ofDocument(write));
      this.writes.push(write);
    }
  }

  digest(): Digest {
    return this.#digest.value();
  }
}
