import type { ReadStore } from '#views';

/** One empty read store of an engine, for one test. */
export interface OpenViews {
  readonly store: ReadStore;
  /** Another connection to the same views, as another thread or process would have it. */
  another(): ReadStore;
  /** A connection that only asks. */
  reader(): ReadStore;
  /** Closes every connection and opens the same views again; `store` is the new one from then on. */
  reopen(): Promise<void>;
  /** Closes every connection and removes the views. */
  remove(): Promise<void>;
}

/** What one adapter brings to the suite. */
export interface ReadStoreHarness {
  empty(): Promise<OpenViews>;
}

/** The read store of the test that runs now. */
export interface ViewsSubject {
  (): ReadStore;
  another(): ReadStore;
  reader(): ReadStore;
  reopen(): Promise<void>;
}
