import { commandOf, type GateReader } from '#event-sourcing';
import { delegationThresholds, parameterFold, parameterStream, valuesOn } from '#parameters/events';
import { unitFold, unitStream } from '#units/events';
import { need } from '../../domain/need.decider.js';
import { decisionsFold, delegationFold, delegationStream } from '../../events/index.js';

const delegationAndLaw = async (gates: GateReader, delegationId: string, on: string) => {
  const delegation = await gates.read(delegationStream(delegationId), delegationFold);
  const giverUnit = delegation.granted?.from.unitId;
  return {
    delegation,
    giver: giverUnit === undefined ? undefined : await gates.read(unitStream(giverUnit), unitFold),
    thresholds: valuesOn(await gates.read(parameterStream(delegationThresholds), parameterFold), on),
  };
};

/** Issued by the runner, for a decision under a delegation, before the decision is recorded. */
export const reserveNeed = commandOf(need, 'ReserveNeed', {
  opens: true,
  target: ({ needId }) => needId,
  facts: (gates, { delegationId }, on) => delegationAndLaw(gates, delegationId, on),
  refusals: ['parameter.missing', 'delegation.beyond-threshold', 'delegation.ceiling-exceeded'],
});

/** Issued by the runner, for an attempt that came to nothing. */
export const freeNeed = commandOf(need, 'FreeNeed', {
  target: ({ needId }) => needId,
  refusals: ['need.not-held'],
});

/** Issued by a reaction, when the decision stands in the log or never will. */
export const settleNeed = commandOf(need, 'SettleNeed', {
  target: ({ needId }) => needId,
  facts: async (gates, { subject }) => ({ decisions: await gates.read(subject, decisionsFold) }),
  refusals: ['need.not-held'],
});

/** Issued by a reaction, when a process refused what had been decided. */
export const undoNeed = commandOf(need, 'UndoNeed', {
  target: ({ needId }) => needId,
  refusals: ['need.not-held'],
});
