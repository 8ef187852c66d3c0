import type { KeyCopy, SealKey, SealKeys } from '#event-sourcing';

/** Keys of sealed fields in memory, for tests of rules and processes: the same contract, without a disk. */
export class MemorySealKeys implements SealKeys {
  private readonly kept = new Map<string, SealKey>();
  private readonly made: KeyCopy[] = [];

  async keep(id: string, fresh: SealKey): Promise<SealKey> {
    const stands = this.kept.get(id) ?? fresh;
    this.kept.set(id, stands);
    return stands;
  }

  async find(id: string): Promise<SealKey | undefined> {
    return this.kept.get(id);
  }

  async destroy(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.kept.delete(id);
  }

  async copies(): Promise<readonly KeyCopy[]> {
    return this.made;
  }

  async noteCopy(copy: KeyCopy): Promise<void> {
    this.made.push(copy);
  }

  /** How many there are. */
  get size(): number {
    return this.kept.size;
  }
}
