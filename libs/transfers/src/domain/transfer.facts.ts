import type { AssetFacts } from '#assets/events';
import type { ParameterValues } from '#parameters/events';
import type { UnitFacts } from '#units/events';
import type {
  HandOverCompleted,
  TransferCancelled,
  TransferCompleted,
  TransferDecided,
  TransferDecisionRefused,
  TransferDecisionStarted,
  TransferDiscrepancyReported,
  TransferDiscrepancyResolved,
  TransferDispatched,
  TransferEarmarkAnswered,
  TransferItemHandedOver,
  TransferItemReleased,
  TransferItemsRefused,
  TransferReceived,
  TransferRejected,
  TransferReleaseCompleted,
  TransferReleaseStarted,
  TransferRequested,
  TransferReturnConfirmed,
} from '../events/index.js';

/** Everything that can have happened in a transfer. */
export type TransferFact =
  | TransferRequested
  | TransferCancelled
  | TransferDecisionStarted
  | TransferEarmarkAnswered
  | TransferDecided
  | TransferDecisionRefused
  | TransferRejected
  | TransferDispatched
  | TransferReceived
  | TransferItemHandedOver
  | HandOverCompleted
  | TransferItemsRefused
  | TransferDiscrepancyReported
  | TransferDiscrepancyResolved
  | TransferReturnConfirmed
  | TransferReleaseStarted
  | TransferItemReleased
  | TransferReleaseCompleted
  | TransferCompleted;

/** What is read of other streams before a decision on a transfer. */
export interface Surroundings {
  readonly receiver?: UnitFacts;
  /** Days for each step, as set for the effective date. */
  readonly deadlines?: ParameterValues;
  /** The things themselves, by id. */
  readonly assets?: ReadonlyMap<string, AssetFacts>;
}
