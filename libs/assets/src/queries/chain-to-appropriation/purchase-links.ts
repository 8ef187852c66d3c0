import { moneyText, vnd } from '#kernel';
import type {
  AcceptedItem,
  ContractAmended,
  ContractSigned,
  GoodsAccepted,
  GoodsReceived,
  PaymentConfirmed,
  PaymentRequested,
  PurchaseAwarded,
  PurchasePlanned,
  ReversalConfirmed,
} from '#procurement/events';
import type { PurchaseStep } from '#procurement/views';
import type { AssetDoc } from '../asset-doc.js';
import type { ChainStep } from './chain.row.js';
import type { Link } from './links.js';

type Typed<E extends { readonly data: object }> = Omit<PurchaseStep, 'data'> & { readonly data: E['data'] };

/** A purchase's file, by type of event. */
export class PurchaseFile {
  constructor(private readonly steps: readonly PurchaseStep[]) {}

  all<E extends { readonly type: string; readonly data: object }>(type: E['type']): readonly Typed<E>[] {
    return this.steps.filter(step => step.type === type);
  }

  /** The last one before a place in the log. */
  before<E extends { readonly type: string; readonly data: object }>(type: E['type'], index: number) {
    return this.all<E>(type).findLast(step => step.index < index);
  }
}

type Told = Pick<PurchaseStep, 'index' | 'effectiveDate' | 'purchaseId'>;
const link = (step: ChainStep, at: Told | undefined, amount?: string): readonly Link[] =>
  at === undefined ? [] : [{ step, index: at.index, on: at.effectiveDate, of: at.purchaseId, amount }];

/** What a thing's acceptance says of it. */
export const acceptanceOf = (file: PurchaseFile, { acceptanceId, assetNumber }: AssetDoc) => {
  const step = file
    .all<GoodsAccepted>('GoodsAccepted')
    .find(({ data }) => data.acceptanceId === acceptanceId);
  const isOfIt = ({ assets = [] }: AcceptedItem) => assets.some(one => one.assetNumber === assetNumber);
  return step && { ...step, item: step.data.items.find(isOfIt) };
};
type Acceptance = NonNullable<ReturnType<typeof acceptanceOf>>;

/** From the acceptance back to the plan. */
export const purchaseLinks = (file: PurchaseFile, accepted: Acceptance): readonly Link[] => {
  const receipt = file
    .all<GoodsReceived>('GoodsReceived')
    .find(({ data }) => data.receiptId === accepted.data.receiptId);
  const contract = file.before<ContractSigned>('ContractSigned', accepted.index);
  const amendments = file
    .all<ContractAmended>('ContractAmended')
    .filter(({ index }) => index < accepted.index)
    .toReversed();
  const award = file.before<PurchaseAwarded>('PurchaseAwarded', contract?.index ?? 0);
  return [
    ...link('acceptance', accepted, accepted.data.total),
    ...link('receipt', receipt),
    ...amendments.flatMap(one => link('amendment', one, one.data.total)),
    ...link('contract', contract, contract?.data.total),
    ...link('award', award, award?.data.total),
    ...link('method', file.before('MethodSelected', award?.index ?? 0)),
    ...file.all<PurchasePlanned>('PurchasePlanned').flatMap(one => link('plan', one, one.data.estTotal)),
  ];
};

/** The requisitions that the thing's item was planned from. */
export const requisitionsBehind = (file: PurchaseFile, { item }: Acceptance): readonly string[] => {
  const planned = file.all<PurchasePlanned>('PurchasePlanned').flatMap(({ data }) => data.items);
  const sources = planned.filter(({ no }) => no === item?.no).flatMap(one => one.sources);
  return [...new Set(sources.map(({ requisitionId }) => requisitionId))];
};

/** The commitments that pay for the contract, as it stood at the acceptance. */
export const commitmentsBehind = (file: PurchaseFile, { index }: Acceptance) =>
  [...file.all<ContractSigned>('ContractSigned'), ...file.all<ContractAmended>('ContractAmended')]
    .filter(step => step.index < index)
    .flatMap(({ data }) => data.fundings);

/** Payments that rest on the acceptance, advances, which rest on none, and what was undone of them. */
export const paymentLinks = (file: PurchaseFile, { data }: Acceptance): readonly Link[] => {
  const asked = file
    .all<PaymentRequested>('PaymentRequested')
    .filter(({ data: { acceptanceIds: ids } }) => ids.length === 0 || ids.includes(data.acceptanceId))
    .map(step => step.data.paymentId);
  const isAsked = (step: { readonly data: { readonly paymentId: string } }) =>
    asked.includes(step.data.paymentId);
  const paid = ({ data: { cash, advanceCleared } }: Typed<PaymentConfirmed> | Typed<ReversalConfirmed>) =>
    moneyText(vnd(cash) + vnd(advanceCleared));
  return [
    ...file
      .all<PaymentConfirmed>('PaymentConfirmed')
      .filter(isAsked)
      .flatMap(step => link('payment', step, paid(step))),
    ...file
      .all<ReversalConfirmed>('ReversalConfirmed')
      .filter(isAsked)
      .flatMap(step => link('paymentReversal', step, paid(step))),
  ];
};
