import { canonicalJson, sha256 } from '#kernel';
import { type Data, type Event, last, of, sumOf } from '../../views/naive-parts.js';
import { links, type Past } from './past.js';

/** The whole file of a purchase, each figure from the events that make it. */
const digest = (content: unknown) => sha256(canonicalJson(content));
const persons = ({ actor, originator }: Event): readonly string[] =>
  [actor, ...(originator ? [originator] : [])].flatMap(({ personId, onBehalfOf }) => [
    personId,
    ...(onBehalfOf ? [onBehalfOf] : []),
  ]);

interface Payment extends Data {
  readonly state: string;
}

/** Each payment with the last thing that was said of it. */
const paymentsIn = (own: readonly Event[]): readonly (readonly [string, Payment])[] =>
  of(own, 'PaymentRequested').map(({ data, effectiveDate, index }) => {
    const { paymentId, kind, lineId, commitmentId, voucherNumber, cash, advanceCleared } = data;
    const states: Readonly<Record<string, string>> = {
      PaymentRequested: 'pending',
      PaymentConfirmed: 'confirmed',
      PaymentRefused: 'refused',
      ReversalRequested: 'reversing',
      ReversalConfirmed: 'reversed',
      ReversalRefused: 'confirmed',
    };
    const turns = of(own, ...Object.keys(states)).filter(
      event => event.data.paymentId === paymentId && event.index >= index,
    );
    const reversal = last(of(turns, 'ReversalRequested'))?.data.reversalId;
    const content = { paymentId, kind, lineId, commitmentId, voucherNumber, on: effectiveDate };
    const state = states[last(turns)!.type]!;
    return [
      paymentId,
      { ...content, cash, advanceCleared, state, ...(reversal && { reversalId: reversal }) },
    ];
  });

const worth = ({ cash, advanceCleared }: Data) => BigInt(cash) + BigInt(advanceCleared);
const standing = ['confirmed', 'reversing'];

const fundingsOf = (own: readonly Event[]) => {
  const signed = of(own, 'ContractSigned', 'ContractAmended').flatMap(({ data }) => data.fundings as Data[]);
  const payments = paymentsIn(own).map(([, payment]) => payment);
  return signed.map(({ commitmentId, lineId, amount }) => {
    const mine = payments.filter(payment => payment['commitmentId'] === commitmentId);
    const open = mine.filter(({ state }) => !['refused', 'reversed'].includes(state));
    const recovered = of(own, 'RecoveryRequested').filter(
      ({ data }) =>
        data.commitmentId === commitmentId &&
        !of(own, 'RecoveryRefused').some(refused => refused.data.recoveryId === data.recoveryId),
    );
    const released = releasesOf(own, commitmentId);
    const advanced =
      sumOf(
        open
          .filter(({ kind, state }) => kind === 'advance' && standing.includes(state))
          .map(({ cash }) => cash),
      ) -
      sumOf(open.map(({ advanceCleared }) => advanceCleared)) -
      sumOf(recovered.map(({ data }) => data.amount));
    const back = of(own, 'RecoveryConfirmed').filter(({ data }) => data.commitmentId === commitmentId);
    const undrawn =
      BigInt(amount) -
      sumOf(open.map(({ cash }) => cash)) -
      released +
      sumOf(back.map(({ data }) => data.amount));
    return { commitmentId, lineId, amount, undrawn: `${undrawn}`, advanced: `${advanced}` };
  });
};

/** What was asked back of a commitment that the contract stands on, and not refused. */
const releasesOf = (own: readonly Event[], commitmentId: string): bigint => {
  const asked = of(
    own,
    'ContractAmended',
    'TerminationStarted',
    'PurchaseCompleted',
    'RecoveryConfirmed',
  ).flatMap(({ data }) => (data.releases ?? []) as Data[]);
  const refused = of(own, 'FundingReleaseRefused').map(({ data }) => data);
  const sum = (some: readonly Data[]) =>
    sumOf(some.filter(one => one.commitmentId === commitmentId).map(({ amount }) => amount));
  return sum(asked) - sum(refused);
};

const itemsOf = (own: readonly Event[], plan: Data) =>
  (plan.items as Data[]).map(({ no, itemCode, description, uom, qty, estUnitPrice }) => {
    const contract = last(of(own, 'ContractSigned', 'ContractAmended'));
    const row = { no, itemCode, description, uom, planned: qty, estUnitPrice };
    if (!contract) return row;
    const mine = (types: readonly string[], name: string) =>
      of(own, ...types).reduce((total, { data }) => {
        const item = (data.items as Data[]).find(one => one.no === no);
        return total + Number(item?.[name] ?? 0);
      }, 0);
    const ordered = (contract.data.items as Data[]).find(one => one.no === no)!;
    return {
      ...row,
      ordered: ordered.qty,
      unitPrice: ordered.unitPrice,
      received: `${mine(['GoodsReceived'], 'qty')}`,
      accepted: `${mine(['GoodsAccepted'], 'accepted')}`,
      rejected: `${mine(['GoodsAccepted'], 'rejected')}`,
      returned: `${mine(['GoodsReturned'], 'qty')}`,
    };
  });

const moneyOf = (own: readonly Event[]) => {
  const payments = paymentsIn(own).map(([, payment]) => payment);
  const finals = payments.filter(({ kind }) => kind === 'final');
  const sum = (some: readonly Data[]) => some.reduce((total, one) => total + worth(one), 0n);
  const paid = sum(finals.filter(({ state }) => standing.includes(state)));
  const pending = sum(finals.filter(({ state }) => state === 'pending'));
  const clearing = sumOf(finals.filter(({ state }) => state === 'pending').map(one => one['advanceCleared']));
  const clearable = sumOf(fundingsOf(own).map(({ advanced }) => advanced)) + beingRecovered(own);
  const outstanding = clearable + clearing;
  const contract = last(of(own, 'ContractSigned', 'ContractAmended'))?.data.total ?? '0';
  const total = (type: string) => `${sumOf(of(own, type).map(({ data }) => data.total))}`;
  const goods = { accepted: total('GoodsAccepted'), invoiced: total('InvoiceRecorded') };
  return { contract, ...goods, paid, pending, outstanding, clearable };
};

const beingRecovered = (own: readonly Event[]): bigint =>
  sumOf(
    of(own, 'RecoveryRequested')
      .filter(
        ({ data }) =>
          !of(own, 'RecoveryConfirmed', 'RecoveryRefused').some(
            end => end.data.recoveryId === data.recoveryId,
          ),
      )
      .map(({ data }) => data.amount),
  );

const rolesOf = (own: readonly Event[], plan: Data) => {
  const actors = (...types: readonly string[]) => of(own, ...types).flatMap(persons);
  const named = (name: string) => (plan.requisitions as Data[]).flatMap(one => one[name] as string[]);
  const committee = of(own, 'GoodsAccepted').flatMap(({ data }) => data.committee as string[]);
  const roles = {
    requester: named('requesters'),
    approver: named('approvers'),
    signer: actors('SigningRequested'),
    acceptor: [...actors('GoodsReceived', 'GoodsAccepted'), ...committee],
    payer: actors('PaymentRequested', 'RecoveryRequested', 'ReversalRequested'),
  };
  return Object.fromEntries(Object.entries(roles).map(([role, who]) => [role, [...new Set(who)]]));
};

/** Who asked for what is bought, and who approved it, as far as that had been done. */
const needsOf = (past: Past, plan: Data): readonly Data[] =>
  (plan['requisitions'] as Data[]).flatMap(({ requisitionId }) => {
    const doc = past.doc('requisitions', requisitionId);
    if (!doc) return [];
    const { unitId, submitted, decided } = doc;
    return [
      { requisitionId, unitId, submitted, ...(decided && past.isDated(decided.on) ? { decided } : {}) },
    ];
  });

export const purchaseFile = (past: Past, purchaseId: string): Data | undefined => {
  const own = past.inEffect('purchase').filter(({ stream }) => stream === `purchase-${purchaseId}`);
  if (own.length === 0) return undefined;
  const plan = own[0]!.data;
  const method = last(of(own, 'MethodSelected'))?.data;
  const award = last(of(own, 'PurchaseAwarded'))?.data;
  const required = method?.requiredDocuments as readonly string[] | undefined;
  const needs = needsOf(past, plan);
  const acts = needs.flatMap(({ submitted, decided }) => [submitted, ...(decided ? [decided] : [])]);
  const held = [...own, ...acts].map(({ document }) => document.kind);
  const { paid, pending, outstanding, clearable, ...money } = moneyOf(own);
  return {
    purchaseId,
    buyerUnit: plan.buyerUnit,
    status: past.stood('purchases').find(doc => doc['purchaseId'] === purchaseId)!['status'],
    plan,
    method,
    award,
    contract: last(of(own, 'ContractSigned'))?.data,
    ...(method && { awardDigest: digest({ plan, method }) }),
    ...(award && { signingDigest: digest(award) }),
    money: {
      ...money,
      paid: `${paid}`,
      pending: `${pending}`,
      advancesOutstanding: `${outstanding}`,
      advancedPaidAndPending: `${paid + pending + clearable + advancesAsked(own)}`,
    },
    items: itemsOf(own, plan),
    fundings: fundingsOf(own),
    persons: rolesOf(own, plan),
    payments: paymentsIn(own).map(([, payment]) => payment),
    requisitions: needs,
    documents: required
      ? { required, missing: required.filter(kind => !held.includes(kind)) }
      : { required: null, missing: null },
    steps: past
      .docs('purchase-steps')
      .filter(step => step['purchaseId'] === purchaseId && past.isDated(step['effectiveDate']))
      .map(({ purchaseId: _, ...step }) => ({ ...step, ...links(step['index'] as number) })),
    revision: last(own)!.revision,
  };
};

const advancesAsked = (own: readonly Event[]): bigint =>
  sumOf(
    paymentsIn(own)
      .filter(([, { kind, state }]) => kind === 'advance' && state === 'pending')
      .map(([, { cash }]) => cash as string),
  );
