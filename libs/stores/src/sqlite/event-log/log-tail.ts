import type { Index, StoredEvent } from '#event-sourcing';

/** UTF-16 units of the bodies kept: thousands of common events, some tens of the largest. */
const unitsMax = 2_000_000;

/**
 * The newest events, as this process appended them: whoever follows the log closely need not read back from the file
 * what was just written.
 */
export class LogTail {
  private readonly events: StoredEvent[] = [];
  private units = 0;

  /** Takes what was written, in log order. */
  push(event: StoredEvent): void {
    if (event.index !== (this.events.at(-1)?.index ?? event.index - 1) + 1) this.clear();
    this.events.push(event);
    this.units += event.body.length;
    if (this.units > unitsMax) this.drop(Math.ceil(this.events.length / 2));
  }

  /**
   * The next events after an index without the needless ones, but for the last; empty when there is no newer one, and
   * undefined when not all of them are kept.
   */
  after(index: Index, limit: number, needless: readonly string[]): readonly StoredEvent[] | undefined {
    const first = this.events[0]?.index;
    if (first === undefined || index < first - 1) return undefined;
    const batch = this.events.slice(index + 1 - first, index + 1 - first + limit);
    const last = batch.at(-1);
    return batch.filter(event => event === last || !needless.includes(event.type));
  }

  /** Whoever asks now is sent to the file. */
  clear(): void {
    this.drop(this.events.length);
  }

  private drop(count: number): void {
    for (const { body } of this.events.splice(0, count)) this.units -= body.length;
  }
}
