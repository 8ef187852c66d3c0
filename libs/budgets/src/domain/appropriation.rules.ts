import { allowed, refused, type Verdict } from '#kernel';
import type { UnitFacts } from '#units/events';
import type { LineKey } from '../events/index.js';

/** Ministry money enters at the ministry's own line, local and off-plan money at a province's, a donation anywhere. */
export const mustEnterAtItsLevel = ({ source, unitId }: LineKey, unit: UnitFacts | undefined): Verdict => {
  const level = { ministry: 'ministry', local: 'province', offPlan: 'province', donation: unit?.kind }[
    source
  ];
  return unit?.kind === level
    ? allowed
    : refused('appropriation.wrong-level', { source, unit: unitId, kind: unit?.kind ?? '' });
};

/** Off-plan money needs a reason. */
export const mustBeJustified = ({ source }: LineKey, justification: string | undefined): Verdict =>
  source !== 'offPlan' || justification
    ? allowed
    : refused('appropriation.justification-missing', { source });
