import type { Leases } from '#event-sourcing';

/** Leases of one process, which a test can cut off from everybody. */
export class MemoryLeases implements Leases {
  readonly #held = new Map<string, { readonly until: number }>();
  /** Nobody can ask while it is true. */
  cutOff = false;

  async take(name: string, ms: number) {
    this.#mustAnswer();
    if ((this.#held.get(name)?.until ?? 0) > Date.now()) return undefined;
    let mine = { until: Date.now() + ms };
    this.#held.set(name, mine);
    return {
      renew: async (longer: number) => {
        this.#mustAnswer();
        if (this.#held.get(name) !== mine || mine.until <= Date.now()) return false;
        mine = { until: Date.now() + longer };
        this.#held.set(name, mine);
        return true;
      },
      release: async () => {
        this.#mustAnswer();
        if (this.#held.get(name) === mine) this.#held.delete(name);
      },
    };
  }

  /** As if everybody had been away too long. */
  runOut(): void {
    this.#held.clear();
  }

  #mustAnswer(): void {
    if (this.cutOff) throw new Error('nobody answers');
  }
}
