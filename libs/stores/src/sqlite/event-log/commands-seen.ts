import { setImmediate } from 'node:timers/promises';
import { BloomFilter } from './bloom-filter.js';
import { commandPrefix } from './command-prefix.js';

/** Commands of the first filter, a quarter of a megabyte; each further one takes twice as many as the one before. */
const firstRoom = 200_000;

/**
 * Which commands cannot have a receipt: nearly every command is new, and to find that out in the file is the dearest
 * question of all. Every append of the file's one writing process is told here before it is written, so a no is
 * certain; after a yes, and until the file has been read through once, the file is asked.
 */
export class CommandsSeen {
  private readonly filters = [new BloomFilter(firstRoom)];
  private complete = false;

  /** @param prefixesAfter the next of the prefixes that the file holds, in their order; empty at the end */
  constructor(private readonly prefixesAfter: (prefix: number) => readonly number[]) {}

  /** Reads through what the file held at the start, in pieces: others have their turn between two. */
  async readThrough(): Promise<void> {
    for (let after: number | undefined = -Infinity; after !== undefined; await setImmediate()) {
      const prefixes = this.prefixesAfter(after);
      for (const prefix of prefixes) this.addPrefix(prefix);
      after = prefixes.at(-1);
    }
    this.complete = true;
  }

  add(commandId: string): void {
    this.addPrefix(commandPrefix(commandId));
  }

  /** True only of a command that no append was ever asked for. */
  isNew(commandId: string): boolean {
    if (!this.complete) return false;
    const prefix = commandPrefix(commandId);
    return !this.filters.some(filter => filter.mayHold(prefix));
  }

  private addPrefix(prefix: number): void {
    if (this.filters.at(-1)!.full) this.filters.push(new BloomFilter(firstRoom * 2 ** this.filters.length));
    this.filters.at(-1)!.add(prefix);
  }
}
