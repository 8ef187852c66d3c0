import { type Money, moneyText, type MoneyText, vnd } from '#kernel';
import { everyDoc, type Reading } from '#views';
import { type DelegatedDecisionDoc, delegatedDecisionsView } from './delegated-decisions.view.js';

/** Every decision in a bucket, and what is still only held, in the order of the log. */
const decisionsIn = async (
  reading: Reading,
  buckets: Readonly<Record<string, string>>,
): Promise<readonly DelegatedDecisionDoc[]> => {
  const found = await everyDoc(reading, delegatedDecisionsView, buckets);
  return found.toSorted((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
};

export const decisionsUnder = (reading: Reading, delegationId: string) =>
  decisionsIn(reading, { delegation: delegationId });

/** Under whatever delegation. */
export const decisionsOfNeed = (reading: Reading, needId: string) => decisionsIn(reading, { need: needId });

const counts = ({ need }: DelegatedDecisionDoc): boolean =>
  need?.state === 'reserved' || need?.state === 'confirmed';

/** What counts against the ceiling of a delegation in one need: of two decisions on one thing the larger. */
export const usedIn = (decisions: readonly DelegatedDecisionDoc[], needId: string): Money => {
  const largest = new Map<string, Money>();
  for (const doc of decisions) {
    const { need, subject = doc.decision } = doc;
    if (!need || need.needId !== needId || !counts(doc)) continue;
    const matter = `${need.command} ${subject}`;
    const amount = vnd(need.amount);
    if (amount > (largest.get(matter) ?? 0n)) largest.set(matter, amount);
  }
  return [...largest.values()].reduce((sum, amount) => sum + amount, 0n);
};

export const leftOf = (ceiling: MoneyText, used: Money): MoneyText =>
  moneyText(vnd(ceiling) > used ? vnd(ceiling) - used : 0n);
