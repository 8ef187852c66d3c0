import { consequence, type LedgerEvent, reaction } from '#event-sourcing';
import { signingRefused } from '#procurement/events';
import { transferDecisionRefused } from '#transfers/events';
import { settleNeed, undoNeed } from '../commands/needs/needs.js';
import { needReserved, reservationAmong } from '../events/index.js';

const undone = (event: LedgerEvent) => {
  const reservation = event.originator?.delegationId && reservationAmong(event.gates);
  return reservation ? consequence(undoNeed, { ...reservation, subject: event.stream }) : [];
};

/** What was reserved is confirmed by the decision in the log, or free again; also after a crash between the two. */
export const delegationReactions = [
  reaction(
    'delegation/settle',
    needReserved,
    ({ data: { needId, reservationId, subject } }) =>
      consequence(settleNeed, { needId, reservationId, subject }),
    'drained',
  ),
  reaction('delegation/signing-undone', signingRefused, undone),
  reaction('delegation/transfer-undone', transferDecisionRefused, undone),
];
