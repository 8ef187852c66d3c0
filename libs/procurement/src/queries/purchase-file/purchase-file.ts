import { type CalendarDate, moneyText, quantityText } from '#kernel';
import { eventLinks } from '#platform';
import { digestOf } from '#requisitions/events';
import type { RequisitionDoc } from '#requisitions/views';
import {
  acceptedOf,
  exposureOf,
  invoicedOf,
  outstandingOf,
  paidOf,
  pendingOf,
} from '../../domain/account.js';
import { awardContent } from '../../domain/decide/award.js';
import { noPurchase, type Purchase } from '../../domain/purchase.js';
import { purchaseFold } from '../../domain/purchase.fold.js';
import type { PurchaseStep } from '../purchase-steps.view.js';
import { documentsOf } from './missing-documents.js';

type AnyFold = Readonly<Record<string, (state: Purchase, step: PurchaseStep) => Purchase>>;

/** The purchase as its own decisions see it, from its steps. */
export const foldedFrom = (steps: readonly PurchaseStep[]): Purchase =>
  steps.reduce((state, step) => (purchaseFold as unknown as AnyFold)[step.type]!(state, step), noPurchase);

const moneyOf = (purchase: Purchase) => ({
  contract: moneyText(purchase.contract?.total ?? 0n),
  accepted: moneyText(acceptedOf(purchase)),
  invoiced: moneyText(invoicedOf(purchase)),
  paid: moneyText(paidOf(purchase)),
  pending: moneyText(pendingOf(purchase)),
  advancesOutstanding: moneyText(outstandingOf(purchase)),
  advancedPaidAndPending: moneyText(exposureOf(purchase)),
});

const itemsOf = ({ plan, goods }: Purchase) =>
  (plan?.items ?? []).map(({ no, itemCode, description, uom, qty, estUnitPrice }) => {
    const item = goods.get(no);
    return {
      no,
      itemCode,
      description,
      uom,
      planned: qty,
      estUnitPrice,
      ...(item && {
        ordered: quantityText(item.ordered),
        unitPrice: moneyText(item.unitPrice),
        received: quantityText(item.received),
        accepted: quantityText(item.accepted),
        rejected: quantityText(item.rejected),
        returned: quantityText(item.returned),
      }),
    };
  });

const fundingsOf = ({ fundings }: Purchase) =>
  [...fundings].map(([commitmentId, { lineId, amount, undrawn, advanced }]) => ({
    commitmentId,
    lineId,
    amount: moneyText(amount),
    undrawn: moneyText(undrawn),
    advanced: moneyText(advanced),
  }));

const paymentsOf = ({ payments }: Purchase) =>
  [...payments].map(([paymentId, { cash, advanceCleared, ...payment }]) => ({
    paymentId,
    ...payment,
    cash: moneyText(cash),
    advanceCleared: moneyText(advanceCleared),
  }));

const rolesOf = ({ roles }: Purchase) =>
  Object.fromEntries(Object.entries(roles).map(([role, persons]) => [role, persons.toArray()]));

/** What an award and a signature bind: give these as `seenDigest`. */
const digestsOf = (purchase: Purchase) => ({
  ...(purchase.method && { awardDigest: digestOf(awardContent(purchase)) }),
  ...(purchase.award && { signingDigest: digestOf(purchase.award) }),
});

/** Who asked for what is bought, who approved it, and on what papers, as far as that had been done on a day. */
export const neededBy = (
  { requisitionId, unitId, submitted, decided }: RequisitionDoc,
  day?: CalendarDate,
) => ({
  requisitionId,
  unitId,
  submitted,
  ...(decided && (day === undefined || decided.on <= day) ? { decided } : {}),
});
type Need = ReturnType<typeof neededBy>;

const papersOf = (steps: readonly PurchaseStep[], needs: readonly Need[]) => [
  ...steps.map(({ document }) => document),
  ...needs.flatMap(({ submitted, decided }) => [submitted.document, ...(decided ? [decided.document] : [])]),
];

/** The whole file: every step with its person and paper, and every figure as the rules compare it. */
export const purchaseFileOf = (steps: readonly PurchaseStep[], needs: readonly Need[]) => {
  const purchase = foldedFrom(steps);
  const { plan, method, award, status, buyerUnit } = purchase;
  return {
    purchaseId: plan!.purchaseId,
    buyerUnit,
    status,
    plan,
    method,
    award,
    contract: steps.findLast(({ type }) => type === 'ContractSigned')?.data,
    ...digestsOf(purchase),
    money: moneyOf(purchase),
    items: itemsOf(purchase),
    fundings: fundingsOf(purchase),
    payments: paymentsOf(purchase),
    persons: rolesOf(purchase),
    requisitions: needs,
    documents: documentsOf(papersOf(steps, needs), method?.requiredDocuments),
    steps: steps.map(({ purchaseId: _, ...step }) => ({ ...step, ...eventLinks(step.index) })),
    revision: steps.at(-1)!.revision,
  };
};
