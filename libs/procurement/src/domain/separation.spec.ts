import { quantity } from '#kernel';
import { aPerson, by, on, spec } from '#event-sourcing/testing';
import { paymentRequested } from '../events/index.js';
import { purchase } from './purchase.decider.js';
import type { Role } from './purchase.js';
import { apart } from './separation.rules.js';
import {
  acceptanceId,
  account,
  commitA,
  command,
  fundings,
  lineA,
  planPurchase,
  purchaseId,
  received,
  receiptId,
  seenForSigning,
  signed,
  surroundings,
  toSign,
  uuid,
} from './testing/samples.js';

const given = spec(purchase);

/** Each way a person comes to a role, in a purchase where the other roles are taken by persons of the same names. */
const acceptorsAct = command('ReceiveGoods', {
  receiptId: uuid(22),
  place: 'Kho',
  items: [{ no: 1, qty: quantity('1') }],
});
const acceptance = (committee: string[]) =>
  command('AcceptGoods', {
    acceptanceId,
    receiptId,
    committee,
    items: [
      {
        no: 1,
        accepted: quantity('1'),
        rejected: 0n,
        destination: { unitId: 'pc08', officerId: 'o', location: 'l' },
      },
    ],
  });
const payersAct = command('PayPurchaseAdvance', {
  paymentId: uuid(60),
  commitmentId: commitA,
  amount: 1n,
  voucherNumber: 'v',
  payeeAccount: account,
});
const paidBy = (personId: string) =>
  on(
    '2020-02-12',
    by(
      personId,
      paymentRequested({
        purchaseId,
        paymentId: uuid(61),
        kind: 'advance',
        lineId: lineA,
        commitmentId: commitA,
        cash: '1',
        advanceCleared: '0',
        acceptanceIds: [],
        voucherNumber: 'w',
        payeeAccount: account,
      }),
    ),
  );
const past = [...signed(), received('5'), paidBy('payer')];
const code = 'purchase.duties-not-apart';

const taking: Record<'acceptor' | 'payer', object> = { acceptor: acceptorsAct, payer: payersAct };
const holders: Record<Role, string> = {
  requester: 'requester',
  approver: 'approver',
  signer: 'signer',
  acceptor: 'receiver',
  payer: 'payer',
};
const pairs = apart.flatMap(([a, b]) => [
  [a, b],
  [b, a],
]);
const taken = pairs.filter(([, role]) => role === 'acceptor' || role === 'payer') as [
  Role,
  'acceptor' | 'payer',
][];

describe('whoever had one duty does not take another', () => {
  test.each(taken)('%s, then %s', (earlier, role) => {
    const attempt = taking[role] as never;
    const same = holders[earlier];
    const asked = (meta: object) => given(...past).when(attempt, surroundings(), meta);
    asked({ actor: aPerson(same) }).thenRefused(code, { person: same, other: earlier });
    asked({ actor: aPerson('somebody', { onBehalfOf: same }) }).thenRefused(code, { person: same });
    asked({ actor: aPerson('process/x'), originator: aPerson(same) }).thenRefused(code, { person: same });
    asked({
      actor: aPerson('process/x'),
      originator: aPerson('somebody', { onBehalfOf: same }),
    }).thenRefused(code, { person: same });
    expect(asked({ actor: aPerson('somebody') }).decision).toHaveLength(1);
  });

  test.each(['requester', 'approver', 'signer', 'payer'])('%s, then member of a committee', role =>
    given(...past)
      .when(acceptance(['member', holders[role as Role]]), surroundings(), { actor: aPerson('somebody') })
      .thenRefused(code),
  );

  test('a principal counts as whoever acted for him', () => {
    const acted = received('5');
    const delegated = {
      ...acted,
      meta: { ...acted.meta, actor: aPerson('deputy', { onBehalfOf: 'chief' }) },
    };
    for (const person of ['deputy', 'chief'])
      given(...signed(), delegated)
        .when(payersAct, {}, { actor: aPerson(person) })
        .thenRefused(code, { other: 'acceptor' });
  });

  test('requester, then approver, over merged requisitions', () => {
    const [one] = surroundings().sources!;
    const other = { ...one!.requisition, requesters: ['second'], approvers: ['requester'] };
    const merged = [one!, { ...one!, requisitionId: uuid(3), requisition: other }];
    given()
      .when(planPurchase(), { ...surroundings(), sources: merged })
      .thenRefused(code, { person: 'requester' });
  });

  test('whoever asked for or approved any merged requisition counts', () => {
    const planned = signed()[0]! as { fact: { data: { requisitions: object[] } }; meta: object };
    const [first] = planned.fact.data.requisitions;
    const second = { ...first, requisitionId: uuid(3), requesters: ['second'], approvers: ['third'] };
    const merged = {
      ...planned,
      fact: { ...planned.fact, data: { ...planned.fact.data, requisitions: [first, second] } },
    };
    const rest = signed().slice(1);
    for (const person of ['second', 'third'])
      given(merged as never, ...rest)
        .when(acceptorsAct, {}, { actor: aPerson(person) })
        .thenRefused(code, { person });
  });
});

test('an approver may sign; a signer may pay', () => {
  const sign = command('SignContract', {
    signingId: uuid(10),
    seenDigest: seenForSigning,
    contractNumber: '5',
    signedOn: '2020-02-10',
    fundings: fundings.map(f => ({ ...f, amount: BigInt(f.amount) })),
    payeeAccount: account,
    advanceTerms: { maxPct: 0 },
    retentionPct: 0,
    deliveryDue: '2020-06-01',
  });
  const signing = given(...toSign()).when(sign, surroundings(), { actor: aPerson('approver') });
  expect(signing.decision).toHaveLength(1);
  expect(given(...past).when(payersAct, {}, { actor: aPerson('signer') }).decision).toHaveLength(1);
});

test('the rules name all six pairs, and the signer', () => {
  expect(apart).toHaveLength(7);
});
