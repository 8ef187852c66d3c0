/** What a writer remembers, up to a size; then it forgets what it met first. */
export class BoundedMap<T> {
  readonly #kept = new Map<string, T>();

  /** @param holdsAll whether nothing is stored yet, so that what is not here is nowhere */
  constructor(
    private readonly size: number,
    private holdsAll: boolean,
  ) {}

  /** True as long as nothing stored was forgotten: then what is not here need not be looked up. */
  get complete(): boolean {
    return this.holdsAll;
  }

  get(key: string): T | undefined {
    return this.#kept.get(key);
  }

  set(key: string, value: T): void {
    this.#kept.set(key, value);
  }

  shrink(): void {
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= this.size) return;
      this.#kept.delete(key);
      this.holdsAll = false;
    }
  }
}
