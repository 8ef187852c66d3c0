import {
  allowed,
  type CalendarDate,
  type Circumstances,
  largestMoney,
  type Money,
  personsIn,
  type Quantity,
  quantityText,
  refused,
  type Verdict,
} from '#kernel';
import { freeOf, type ItemQuantity, quantitiesOf, type Requisition } from '../events/index.js';
import type { ApproveRequisitionData, AskedItem } from './requisition.commands.js';

export const mustBeNew = ({ status }: Requisition): Verdict =>
  status === 'none' ? allowed : refused('requisition.exists', { status });

export const mustBe = (requisition: Requisition, wanted: Requisition['status']): Verdict =>
  requisition.status === wanted
    ? allowed
    : refused('requisition.wrong-state', { status: requisition.status, wanted });

/** Nothing is decided for a day before what it is decided about. */
export const mustNotPrecede = ({ lastStepOn }: Requisition, effectiveDate: CalendarDate): Verdict =>
  effectiveDate >= lastStepOn ? allowed : refused('requisition.too-early', { effectiveDate, lastStepOn });

export const mustNumberItemsOnce = (items: readonly { readonly no: number }[]): Verdict => {
  const twice = items.find(({ no }, at) => items.findIndex(other => other.no === no) !== at);
  return twice ? refused('items.numbered-twice', { item: twice.no }) : allowed;
};

/** An approval binds the content it saw: a changed content voids it. */
export const mustHaveSeen = ({ digest }: Requisition, seenDigest: string): Verdict =>
  seenDigest === digest ? allowed : refused('requisition.seen-otherwise', { seenDigest, digest });

/** Whoever asks does not approve, also not through another. */
export const requesterMustNotApprove = (
  { requesters }: Requisition,
  meta: Circumstances,
  { decisionBody }: Pick<ApproveRequisitionData, 'decisionBody'>,
): Verdict => {
  const approvers = [...personsIn(meta), ...(decisionBody?.members ?? [])];
  const both = approvers.find(person => requesters.includes(person));
  return both === undefined
    ? allowed
    : refused('requisition.requester-approves', { person: both }, [{ kind: 'requester', id: both }]);
};

/** An approval may give less than was asked, never more, and never something else. */
export const mustApproveWithinAsked = (
  { items }: Requisition,
  approved: ApproveRequisitionData['approvedItems'],
): Verdict => {
  for (const { no, qty } of approved) {
    const asked = quantitiesOf(items.get(no) ? [items.get(no)!] : []).get(no);
    if (asked === undefined) return refused('item.unknown', { item: no });
    if (qty > asked) return exceeds('requisition.approved-beyond-asked', no, qty, asked);
  }
  return allowed;
};

/** A requisition never gives purchases more than was approved, whatever they saw when they planned. */
export const mustBeFree = (requisition: Requisition, items: readonly ItemQuantity[]): Verdict => {
  for (const [no, qty] of quantitiesOf(items)) {
    const free = freeOf(requisition, no);
    if (qty > free)
      return refused(
        'requisition.quantity-taken',
        { item: no, asked: quantityText(qty), free: quantityText(free) },
        holdersOf(requisition),
      );
  }
  return allowed;
};

export const mustNotBePlanned = (requisition: Requisition): Verdict =>
  requisition.planned.isEmpty()
    ? allowed
    : refused('requisition.planned', { purchases: requisition.planned.size }, holdersOf(requisition));

export const mustAskSomething = (items: readonly AskedItem[]): Verdict =>
  items.length > 0 ? allowed : refused('items.none');

const holdersOf = ({ planned }: Requisition) =>
  [...planned.keys()].slice(0, 20).map(id => ({ kind: 'purchase', id }));

const exceeds = (code: string, item: number, asked: Quantity, limit: Quantity): Verdict =>
  refused(code, { item, asked: quantityText(asked), limit: quantityText(limit) });

/** What is asked for must have a price that can be written down. */
export const estimateMustBeWritable = (estimate: Money): Verdict =>
  estimate <= largestMoney ? allowed : refused('requisition.too-large', { estimate, most: largestMoney });
