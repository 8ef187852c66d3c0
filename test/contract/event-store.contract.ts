import { afterEach, beforeEach, describe } from '@jest/globals';
import type { EventStore } from '#event-sourcing';
import { appending } from './event-store/appending.js';
import { bigEvents } from './event-store/big-events.js';
import { following } from './event-store/following.js';
import { instants } from './event-store/instants.js';
import { manyWriters } from './event-store/many-writers.js';
import { reading } from './event-store/reading.js';
import { receipts } from './event-store/receipts.js';
import { restarting } from './event-store/restarting.js';

/** One empty log of an engine, for one test. */
export interface OpenLog {
  readonly store: EventStore;
  /** Closes the store and opens the same log again; `store` is the new one from then on. */
  reopen(): Promise<void>;
  /** Closes the store and removes the log. */
  remove(): Promise<void>;
}

/** What one adapter brings to the suite. */
export interface EventStoreHarness {
  empty(): Promise<OpenLog>;
}

/** The log of the test that runs now. */
export interface Subject {
  (): EventStore;
  reopen(): Promise<void>;
}

/** What every event store does. An adapter's spec calls it once, with a way to make an empty log. */
export const eventStoreContract = (name: string, harness: EventStoreHarness): void => {
  describe(`${name} is an event store:`, () => {
    let log: OpenLog;
    beforeEach(async () => {
      log = await harness.empty();
    });
    afterEach(() => log.remove());
    const subject: Subject = Object.assign(() => log.store, { reopen: () => log.reopen() });

    describe('appending', () => appending(subject));
    describe('reading', () => reading(subject));
    describe('receipts', () => receipts(subject));
    describe('instants', () => instants(subject));
    describe('big events', () => bigEvents(subject));
    describe('following', () => following(subject));
    describe('many writers', () => manyWriters(subject));
    describe('restarting', () => restarting(subject));
  });
};
