import type { Clock, Random } from '../ambient.js';
import { ClaimDesk } from '../claims/claim-desk.js';
import type { Codec } from '../log/codec.js';
import type { EventStore } from '../log/event-store.js';
import { StreamReader } from '../log/stream-reader.js';
import { Aggregates } from './aggregates.js';
import type { Authority } from './authority.js';
import { type Books, openBooks } from './books.js';
import { Sealer } from '../sealing/sealer.js';
import type { SealKeys } from '../sealing/seal-keys.js';
import { Judge } from './judge.js';
import { Receipts } from './receipts.js';
import { Recorder } from './recording.js';
import type { Standing } from './standing.js';
import type { TurnParts } from './turn.js';

export interface RunnerParts {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly clock: Clock;
  readonly random: Random;
  readonly authority: Authority;
  /** Absent: they never close. */
  readonly books?: Books;
  /** Where keys of sealed fields are kept; absent where no command seals anything. */
  readonly sealKeys?: SealKeys;
  /** Absent: nothing is signed, and so nothing can be contradicted. */
  readonly standing?: Standing;
  readonly limits?: Partial<RunnerLimits>;
}

export interface RunnerLimits {
  /** Commands of one stream decided and appended together. */
  readonly togetherMax: number;
  /** Times a stream's commands are decided again after a lost race. */
  readonly attemptsMax: number;
  /** Commands waiting in the whole process before more are turned away. */
  readonly waitingMax: number;
  /** How far the clock may lie behind the newest event. */
  readonly clockOffMaxMs: number;
}

export const limitsByDefault: RunnerLimits = {
  togetherMax: 256,
  attemptsMax: 10,
  waitingMax: 8_192,
  clockOffMaxMs: 5_000,
};

/** What a turn works with, made of the ports. */
export const turnPartsOf = (given: RunnerParts): TurnParts => {
  const { store, codec, clock, random, authority, books = openBooks, sealKeys } = given;
  const streams = new StreamReader(store, codec);
  const recorder = new Recorder(codec, clock, random);
  return {
    store,
    recorder,
    aggregates: new Aggregates(store, codec),
    receipts: new Receipts(store, codec),
    judge: new Judge(streams, authority, clock, books),
    claims: new ClaimDesk(store, streams, recorder),
    sealer: new Sealer({ store, random, sealKeys }),
  };
};
