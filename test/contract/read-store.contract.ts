import { afterEach, beforeEach, describe } from '@jest/globals';
import { balances, listsOfCells } from './read-store/balances.js';
import { committing, takingTurns } from './read-store/committing.js';
import { copies } from './read-store/copies.js';
import { documents, pagesOfDocuments } from './read-store/documents.js';
import { entries } from './read-store/entries.js';
import type { OpenViews, ReadStoreHarness, ViewsSubject } from './read-store/harness.js';
import { touched } from './read-store/touched.js';
import { waiting } from './read-store/waiting.js';

export type { OpenViews, ReadStoreHarness, ViewsSubject };

/** What every read store does. An adapter's spec calls it once, with a way to make an empty one. */
export const readStoreContract = (name: string, harness: ReadStoreHarness): void => {
  describe(`${name} is a read store:`, () => {
    const subject = eachTestsOwn(harness);
    describe('committing', () => committing(subject));
    describe('taking turns', () => takingTurns(subject));
    describe('copies', () => copies(subject));
    describe('balances', () => balances(subject));
    describe('lists of cells', () => listsOfCells(subject));
    describe('entries', () => entries(subject));
    describe('documents', () => documents(subject));
    describe('pages of documents', () => pagesOfDocuments(subject));
    describe('waiting', () => waiting(subject));
  });
};

/** The part for stores that keep all history: Redis alone keeps nothing by event, and says so. */
export const wholeHistoryContract = (name: string, harness: ReadStoreHarness): void => {
  describe(`${name} keeps history whole:`, () => touched(eachTestsOwn(harness)));
};

const eachTestsOwn = (harness: ReadStoreHarness): ViewsSubject => {
  let views: OpenViews;
  beforeEach(async () => {
    views = await harness.empty();
  });
  afterEach(() => views.remove());
  return Object.assign(() => views.store, {
    another: () => views.another(),
    reader: () => views.reader(),
    reopen: () => views.reopen(),
  });
};
