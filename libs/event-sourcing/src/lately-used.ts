/**
 * What was used lately, by key: at least the last half of `most`, at most `most`. Two generations instead of one order
 * of use: a map from which the oldest is taken again and again is searched through the places of all that were taken.
 */
export class LatelyUsed<K, V> {
  private young = new Map<K, V>();
  private old = new Map<K, V>();

  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    const found = this.young.get(key);
    if (found !== undefined) return found;
    const older = this.old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: K, value: V): void {
    this.young.set(key, value);
    if (this.young.size <= this.most / 2) return;
    this.old = this.young;
    this.young = new Map();
  }

  delete(key: K): void {
    this.young.delete(key);
    this.old.delete(key);
  }
}
