import {
  decider,
  firstRefusal,
  isRejection,
  moneyText,
  mustNotBeFutureDated,
  priced,
  quantityText,
  sumOf,
  vnd,
} from '#kernel';
import { unitMustBeOpen } from '#units/events';
import {
  evolveRequisition,
  noRequisition,
  type Requisition,
  requisitionApproved,
  type RequisitionFact,
  requisitionFreed,
  requisitionPlanned,
  requisitionPlanRefused,
  requisitionRejected,
  requisitionSubmitted,
  requisitionWithdrawn,
} from '../events/index.js';
import type {
  ApproveRequisitionData,
  AskedItem,
  RequisitionCommand,
  RequisitionSurroundings,
} from './requisition.commands.js';
import {
  estimateMustBeWritable,
  mustApproveWithinAsked,
  mustAskSomething,
  mustBe,
  mustBeFree,
  mustBeNew,
  mustHaveSeen,
  mustNotBePlanned,
  mustNotPrecede,
  mustNumberItemsOnce,
  requesterMustNotApprove,
} from './requisition.rules.js';

const estimateOf = (items: readonly AskedItem[]) =>
  sumOf(items.map(({ qty, estUnitPrice }) => priced(qty, estUnitPrice)));

const approvedTotal = ({ items }: Requisition, approved: ApproveRequisitionData['approvedItems']) =>
  sumOf(approved.map(({ no, qty }) => priced(qty, vnd(items.get(no)!.estUnitPrice))));

/**
 * What a unit asks for, and how much of it purchases have taken. Purchases take quantities through a process: the
 * requisition's own stream is the only place where two plans for the same quantity meet, so it decides.
 */
export const requisition = decider<Requisition, RequisitionCommand, RequisitionFact, RequisitionSurroundings>(
  {
    category: 'requisition',
    initial: noRequisition,
    evolve: evolveRequisition,

    decide: {
      SubmitRequisition: (before, { data, meta }, { unit }) =>
        firstRefusal(
          mustBeNew(before),
          mustNotBeFutureDated(meta),
          unitMustBeOpen(data.unitId, unit, meta.effectiveDate),
          mustAskSomething(data.items),
          mustNumberItemsOnce(data.items),
          estimateMustBeWritable(estimateOf(data.items)),
        ) ?? [
          requisitionSubmitted({
            ...data,
            items: data.items.map(item => ({
              ...item,
              qty: quantityText(item.qty),
              estUnitPrice: moneyText(item.estUnitPrice),
            })),
            estTotal: moneyText(estimateOf(data.items)),
          }),
        ],

      ApproveRequisition: (before, { data, meta }) => {
        const { requisitionId, seenDigest, approvedItems, decisionBody } = data;
        const refusal = firstRefusal(
          mustBe(before, 'submitted'),
          mustNotBeFutureDated(meta),
          mustNotPrecede(before, meta.effectiveDate),
          mustHaveSeen(before, seenDigest),
          requesterMustNotApprove(before, meta, data),
          mustNumberItemsOnce(approvedItems),
          mustApproveWithinAsked(before, approvedItems),
        );
        if (refusal) return refusal;
        return [
          requisitionApproved({
            requisitionId,
            seenDigest,
            approvedItems: approvedItems.map(({ no, qty }) => ({ no, qty: quantityText(qty) })),
            approvedTotal: moneyText(approvedTotal(before, approvedItems)),
            decisionBody: decisionBody && { ...decisionBody, members: [...decisionBody.members] },
          }),
        ];
      },

      RejectRequisition: (before, { data: { requisitionId, grounds }, meta }) =>
        firstRefusal(
          mustBe(before, 'submitted'),
          mustNotBeFutureDated(meta),
          mustNotPrecede(before, meta.effectiveDate),
          requesterMustNotApprove(before, meta, {}),
        ) ?? [requisitionRejected({ requisitionId, grounds })],

      WithdrawRequisition: (before, { data: { requisitionId }, meta }) =>
        firstRefusal(
          mustBe(before, 'approved'),
          mustNotBeFutureDated(meta),
          mustNotPrecede(before, meta.effectiveDate),
          mustNotBePlanned(before),
        ) ?? [requisitionWithdrawn({ requisitionId })],

      // A refusal here is a fact the purchase waits for, not a refused command.
      PlanRequisition: (before, { data: { requisitionId, purchaseId, items } }) => {
        const plan = { requisitionId, purchaseId, items: [...items] };
        const refusal = firstRefusal(mustBe(before, 'approved'), mustBeFree(before, items));
        if (!isRejection(refusal)) return [requisitionPlanned(plan)];
        const numbers = Object.fromEntries(
          Object.entries(refusal.numbers).map(([name, n]) => [name, String(n)]),
        );
        return [requisitionPlanRefused({ ...plan, cause: refusal.code, numbers })];
      },

      // No rule may refuse the way back: the quantity would be lost to everybody.
      FreeRequisition: (before, { data: { requisitionId, purchaseId } }) => {
        const taken = before.planned.get(purchaseId);
        const items = [...(taken ?? [])].map(([no, qty]) => ({ no, qty: quantityText(qty) }));
        return [requisitionFreed({ requisitionId, purchaseId, items })];
      },
    },
  },
);
