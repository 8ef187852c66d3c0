import type { ClaimDesk } from '../claims/claim-desk.js';
import type { EventStore } from '../log/event-store.js';
import type { Sealer } from '../sealing/sealer.js';
import type { Aggregates } from './aggregates.js';
import type { Judge } from './judge.js';
import type { Receipts } from './receipts.js';
import type { Recorder } from './recording.js';
import type { Sender } from './sender.js';
import type { Taking } from './taking.js';

/** What every turn works with. */
export interface TurnParts {
  readonly store: EventStore;
  readonly aggregates: Aggregates;
  readonly receipts: Receipts;
  readonly judge: Judge;
  readonly claims: ClaimDesk;
  readonly taking: Taking;
  readonly recorder: Recorder;
  readonly sealer: Sealer;
  readonly sender: Sender;
}
