import type { Circumstances } from './decider.js';
import { allowed, refused, type Verdict } from './rejection.js';

/**
 * Money and custody are never future-dated: what has not happened is not in the books. Commands on units, delegations
 * and norms may be; they do not ask this rule.
 */
export const mustNotBeFutureDated = ({
  effectiveDate,
  today,
}: Pick<Circumstances, 'effectiveDate' | 'today'>): Verdict =>
  effectiveDate <= today ? allowed : refused('date.in-future', { effectiveDate, today });
