import type { Fold, LedgerEvent } from '#event-sourcing';
import { purchaseAwarded, signingRequested } from '#procurement/events';
import { requisitionApproved } from '#requisitions/events';
import { transferDecisionStarted } from '#transfers/events';

/** Events that are decisions with a worth: what a need is reserved for. */
export const weighedDecisions = [
  requisitionApproved,
  purchaseAwarded,
  signingRequested,
  transferDecisionStarted,
];

const recorded = (commands: ReadonlySet<string>, { commandId }: LedgerEvent): ReadonlySet<string> =>
  new Set([...commands, commandId]);

/** The command ids of the decisions that stand in a stream. */
export const decisionsFold: Fold<ReadonlySet<string>> = {
  initial: new Set(),
  evolve: Object.fromEntries(weighedDecisions.map(({ type }) => [type, recorded])),
};
