import { afterEach, beforeEach, describe } from '@jest/globals';
import type { ReadStore } from '#views';
import { balances } from './read-store/balances.js';
import { committing } from './read-store/committing.js';
import { copies } from './read-store/copies.js';
import { documents } from './read-store/documents.js';
import { entries } from './read-store/entries.js';
import { waiting } from './read-store/waiting.js';

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

/** What every read store does. An adapter's spec calls it once, with a way to make an empty one. */
export const readStoreContract = (name: string, harness: ReadStoreHarness): void => {
  describe(`${name} is a read store:`, () => {
    let views: OpenViews;
    beforeEach(async () => {
      views = await harness.empty();
    });
    afterEach(() => views.remove());
    const subject: ViewsSubject = Object.assign(() => views.store, {
      another: () => views.another(),
      reader: () => views.reader(),
      reopen: () => views.reopen(),
    });

    describe('committing', () => committing(subject));
    describe('copies', () => copies(subject));
    describe('balances', () => balances(subject));
    describe('entries', () => entries(subject));
    describe('documents', () => documents(subject));
    describe('waiting', () => waiting(subject));
  });
};
