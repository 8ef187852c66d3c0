/** What opens a sealed text, and what its hash is salted with. 32 random bytes each, lowercase hex. */
export interface SealKey {
  readonly key: string;
  readonly salt: string;
}

/** A copy of keys that the ledger cannot reach: a backup, a replica that was not scavenged yet. */
export interface KeyCopy {
  /** Where it is, in words for the operator. */
  readonly place: string;
  /** When it was made: it may hold every key that is older. */
  readonly madeAt: string;
}

/**
 * Keys of sealed fields, outside the log: destroying one takes a text out of the law's reach and changes no byte of
 * the log. A key is kept before the event that it seals is appended; one whose event never came is harmless.
 * Every adapter passes the one contract suite (`test/contract/seal-keys.contract.ts`).
 * @throws StoreUnavailable from every method when the engine cannot answer; the work may be tried again.
 */
export interface SealKeys {
  /**
   * Keeps a key, durably, unless one stands under that id: what stands is the answer, also to two that come at once.
   * An id whose key was destroyed is never asked for again.
   * @param id a UUID, from `sealKeyIdOf`
   */
  keep(id: string, fresh: SealKey): Promise<SealKey>;

  /** Undefined when it was destroyed, or never kept. */
  find(id: string): Promise<SealKey | undefined>;

  /**
   * Destroys keys and their salts: once it resolves, nothing of them can be read from this store's files. Doing it
   * again changes nothing, and finishes what a crash left half done.
   */
  destroy(ids: readonly string[]): Promise<void>;

  /** Whoever copies keys says so, before doing it: a redaction then lists the copy until it is gone. */
  noteCopy(copy: KeyCopy): Promise<void>;

  /** Copies that this store knows of and cannot reach. */
  copies(): Promise<readonly KeyCopy[]>;
}
