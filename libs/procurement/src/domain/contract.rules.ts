import {
  allowed,
  largestMoney,
  type Money,
  priced,
  quantity,
  quantityText,
  refused,
  sumOf,
  type Verdict,
} from '#kernel';
import type { LineAmount, OfferedItem } from './purchase.data.js';
import type { Purchase } from './purchase.js';
import type { Surroundings } from './surroundings.js';

export const totalOf = (items: readonly OfferedItem[]): Money =>
  sumOf(items.map(({ qty, unitPrice }) => priced(qty, unitPrice)));

/** What is bought was planned: every item, and no more of it. */
export const mustOfferWithinPlan = ({ plan }: Purchase, items: readonly OfferedItem[]): Verdict => {
  for (const { no, qty } of items) {
    const planned = plan?.items.find(item => item.no === no);
    if (!planned) return refused('item.unknown', { item: no });
    if (qty > quantity(planned.qty))
      return refused('purchase.beyond-plan', { item: no, asked: quantityText(qty), planned: planned.qty });
  }
  return allowed;
};

export const mustCostSomething = (total: Money): Verdict =>
  total > 0n ? allowed : refused('contract.worthless');

/** A value that can be written down. */
export const mustBeWritable = (total: Money): Verdict =>
  total <= largestMoney ? allowed : refused('contract.too-large', { total, most: largestMoney });

/** Every đồng of the contract is committed on some line, and no more. */
export const mustBeFunded = (fundings: readonly LineAmount[], total: Money): Verdict => {
  const funded = sumOf(fundings.map(({ amount }) => amount));
  return funded === total
    ? allowed
    : refused('contract.fundings-differ', { funded, total, difference: funded - total });
};

/** A line that does not exist could not even refuse. */
export const linesMustBeOpen = (lines: Surroundings['lines'] = []): Verdict => {
  const unknown = lines.find(({ line }) => line.status === 'none');
  if (unknown) return refused('budget-line.unknown', { line: unknown.lineId });
  const closed = lines.find(({ line }) => line.status !== 'open');
  return closed
    ? refused('budget-line.closed', { line: closed.lineId, status: closed.line.status })
    : allowed;
};

export const mustNotBeSignedLater = (signedOn: string, effectiveDate: string): Verdict =>
  signedOn <= effectiveDate ? allowed : refused('contract.signed-later', { signedOn, effectiveDate });

export const retentionMustBeDue = (pct: number, due: string | undefined): Verdict =>
  pct === 0 || due !== undefined ? allowed : refused('retention.due-missing', { retentionPct: pct });

/** An amendment names every item of the contract, also those that stay as they are. */
export const mustRestateItems = ({ goods }: Purchase, items: readonly OfferedItem[]): Verdict => {
  const missing = [...goods.keys()].find(no => !items.some(item => item.no === no));
  return missing === undefined ? allowed : refused('amendment.item-missing', { item: missing });
};

/** What was delivered cannot be un-ordered, and what was accepted keeps its price. */
export const mustKeepDelivered = ({ goods }: Purchase, items: readonly OfferedItem[]): Verdict => {
  for (const { no, qty, unitPrice } of items) {
    const item = goods.get(no);
    if (!item) continue;
    const kept = item.received - item.returned;
    if (qty < kept)
      return refused('amendment.below-received', {
        item: no,
        asked: quantityText(qty),
        received: quantityText(kept),
      });
    if (item.accepted > 0n && unitPrice !== item.unitPrice)
      return refused('amendment.price-of-accepted', { item: no, unitPrice, accepted: item.unitPrice });
  }
  return allowed;
};

export const mustNotFallBelow = (total: Money, exposure: Money): Verdict =>
  total >= exposure ? allowed : refused('amendment.below-paid', { total, paid: exposure });

/** The fundings follow the total: up by what is added, down by what is let go. */
export const mustFollowTotal = (
  before: Money,
  after: Money,
  additions: readonly { readonly amount: Money }[],
  reductions: readonly { readonly amount: Money }[],
): Verdict => {
  const [added, back] = [additions, reductions].map(list => sumOf(list.map(({ amount }) => amount)));
  const [up, down] = after > before ? [after - before, 0n] : [0n, before - after];
  return added === up && back === down
    ? allowed
    : refused('amendment.fundings-differ', {
        added: added!,
        expected: up,
        released: back!,
        expectedBack: down,
      });
};

/** Only what is committed and not drawn can be let go. */
export const mustBeUndrawn = (
  { fundings }: Purchase,
  reductions: readonly { readonly commitmentId: string; readonly amount: Money }[],
): Verdict => {
  for (const { commitmentId } of reductions) {
    const undrawn = fundings.get(commitmentId)?.undrawn;
    if (undrawn === undefined) return refused('commitment.unknown', { commitment: commitmentId });
    const asked = sumOf(reductions.filter(r => r.commitmentId === commitmentId).map(r => r.amount));
    if (asked > undrawn)
      return refused('payment.beyond-funding', { commitment: commitmentId, asked, undrawn });
  }
  return allowed;
};
