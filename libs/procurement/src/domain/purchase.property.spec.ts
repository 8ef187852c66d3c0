import fc from 'fast-check';
import { type Decision, type Fact, isRejection, personsIn, quantity } from '#kernel';
import { aDocument, aPerson, spec, standardMeta } from '#event-sourcing/testing';
import {
  acceptedOf,
  exposureOf,
  invoicedOf,
  outstandingOf,
  paidOf,
  pendingOf,
  undrawnOf,
} from './account.js';
import { purchase } from './purchase.decider.js';
import type { Purchase } from './purchase.js';
import { apart } from './separation.rules.js';
import {
  accepted,
  account,
  command,
  commitA,
  commitB,
  offered,
  invoiced,
  received,
  refusal,
  signed,
  supplier,
  surroundings,
  uuid,
} from './testing/samples.js';

/** Several persons try whatever comes to their mind, and lines answer as they like: what must never break holds. */

const persons = ['requester', 'approver', 'buyer', 'signer', 'receiver', 'member', 'payer', 'second-payer'];
const bn = 1_000_000_000n;
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;

/** The ids there are, or one there is not. */
const known = (all: { keys(): Iterable<string> }, other: string): readonly string[] => {
  const ids = [...all.keys()];
  return ids.length > 0 ? ids : [other];
};

interface Throw {
  readonly what: number;
  readonly who: number;
  readonly behalf: number;
  readonly n: number;
  readonly amount: bigint;
}

const voucher = (t: Throw, id: string) => ({
  paymentId: id,
  commitmentId: t.n % 2 ? commitA : commitB,
  voucherNumber: id,
  payeeAccount: account,
});
const some = (t: Throw, limit: number) => quantity(String(Number(t.amount % BigInt(limit)) + 1));

const attempts: readonly ((t: Throw, id: string, state: Purchase) => { type: any; data: object })[] = [
  (t, id) => command('ReceiveGoods', { receiptId: id, place: 'k', items: [{ no: 1, qty: some(t, 6) }] }),
  (t, id, { receipts }) =>
    command('AcceptGoods', {
      acceptanceId: id,
      receiptId: pick(known(receipts, id), t.n),
      committee: [t.n % 4 ? 'member' : pick(persons, t.n)],
      items: [
        {
          no: 1,
          accepted: some(t, 5),
          rejected: t.n % 3 ? 0n : quantity('1'),
          rejectReason: 'x',
          destination: { unitId: 'pc08', officerId: 'o', location: 'l' },
        },
      ],
    }),
  (t, id, { receipts }) =>
    command('ReturnGoods', {
      returnId: id,
      receiptId: pick(known(receipts, id), t.n),
      items: [{ no: 1, qty: quantity('1') }],
    }),
  (t, id) =>
    command('RecordInvoice', {
      invoiceId: id,
      supplierTaxCode: supplier.taxCode,
      series: 'A',
      number: id,
      date: '2020-03-01',
      items: [{ no: 1, qty: 1n, amount: t.amount }],
      total: t.amount,
      tax: 0n,
    }),
  (t, id) => command('PayPurchaseAdvance', { ...voucher(t, id), amount: t.amount }),
  (t, id, { acceptances, invoices }) =>
    command('PayPurchase', {
      ...voucher(t, id),
      invoiceId: pick(known(invoices, id), t.n),
      acceptanceIds: [pick(known(acceptances, id), t.n)],
      cash: t.amount,
      advanceCleared: t.n % 3 ? 0n : t.amount / 2n,
    }),
  (t, id) =>
    command('RecoverPurchaseAdvance', {
      recoveryId: id,
      commitmentId: t.n % 2 ? commitA : commitB,
      amount: t.amount,
      voucherNumber: id,
    }),
  (t, id, { payments }) =>
    command('ReversePurchasePayment', { reversalId: id, paymentId: pick(known(payments, id), t.n) }),
  (t, id) =>
    command('AmendContract', {
      amendmentId: id,
      additions: [],
      items: [{ ...offered[0]!, qty: quantity(String(9 - (t.n % 3))) }, offered[1]!],
      reductions: [{ commitmentId: commitA, amount: BigInt(1 + (t.n % 3)) * 600_000_000n }],
    }),
  (_, id) => command('TerminateContract', { terminationId: id, grounds: 'x' }),
  () => command('CompletePurchase'),
  (t, _, { payments }) => answer(t, [...payments].find(([, p]) => p.state === 'pending')?.[0], 'Payment'),
  (t, _, { payments }) => answer(t, [...payments].find(([, p]) => p.state === 'reversing')?.[0], 'Reversal'),
  (t, _, { recoveries }) =>
    answer(t, [...recoveries].find(([, r]) => r.state === 'pending')?.[0], 'Recovery'),
  (t, _, { releasing }) => {
    const [commitmentId = commitA, amount = 1n] = [...releasing][0] ?? [];
    return command(t.n % 4 ? 'RecordRelease' : 'RecordReleaseRefusal', {
      commitmentId,
      lineId: 'l',
      amount,
      ...refusal,
    });
  },
];

const answer = ({ n }: Throw, id: string | undefined, what: string) =>
  command(`${n % 3 ? 'Confirm' : 'Refuse'}${what}`, { paymentId: id, recoveryId: id, ...refusal });

const invariants = (state: Purchase): void => {
  for (const { ordered, received, accepted, rejected, returned } of state.goods.values()) {
    expect(accepted + rejected).toBeLessThanOrEqual(received);
    expect(accepted).toBeLessThanOrEqual(ordered);
    expect(received - returned).toBeLessThanOrEqual(ordered);
    expect(returned).toBeLessThanOrEqual(rejected);
  }
  const settled = paidOf(state) + pendingOf(state);
  expect(settled).toBeLessThanOrEqual(acceptedOf(state));
  expect(settled).toBeLessThanOrEqual(invoicedOf(state));
  expect(exposureOf(state)).toBeLessThanOrEqual(state.contract!.total);
  for (const { undrawn, advanced } of state.fundings.values()) {
    expect(undrawn >= 0n && advanced >= 0n).toBe(true);
  }
  if (state.status === 'completed') expect(outstandingOf(state)).toBe(0n);
  expect(undrawnOf(state)).toBeGreaterThanOrEqual(0n);
  for (const [a, b] of apart)
    expect([...state.roles[a]].filter(person => state.roles[b].has(person))).toEqual([]);
};

/** Who does it as a rule; anybody may try. */
const usually: Readonly<Record<string, string>> = {
  ReceiveGoods: 'receiver',
  AcceptGoods: 'receiver',
  ReturnGoods: 'receiver',
  PayPurchaseAdvance: 'payer',
  PayPurchase: 'payer',
  RecoverPurchaseAdvance: 'payer',
  ReversePurchasePayment: 'second-payer',
};

const throws = fc.array(
  fc.record({
    what: fc.nat(attempts.length - 1),
    who: fc.nat(),
    behalf: fc.nat(30),
    n: fc.nat(99),
    amount: fc.bigInt({ min: 1n, max: bn }),
  }),
  { minLength: 10, maxLength: 60 },
);

const play = (moves: readonly Throw[]): { state: Purchase; done: number } => {
  let { state } = spec(purchase)(...signed({ retentionPct: 0 }), received('3'), accepted('2'), invoiced(bn));
  let done = 0;
  moves.forEach((move, n) => {
    const { type, data } = attempts[move.what]!(move, uuid(1000 + n), state);
    const onBehalfOf = move.behalf < 3 ? pick(persons, move.behalf) : undefined;
    const usual = usually[type] ?? 'buyer';
    const actor = aPerson(
      move.who % 4 ? usual : pick(persons, move.who),
      onBehalfOf === undefined ? {} : { onBehalfOf },
    );
    const meta = { ...standardMeta, actor };
    const decide = purchase.decide[type as 'CompletePurchase'] as (
      s: Purchase,
      c: any,
      f: object,
    ) => Decision<Fact>;
    const decision = decide(state, { type, data, meta }, surroundings());
    if (isRejection(decision)) return;
    done += 1;
    for (const fact of decision as readonly Fact[]) {
      const recorded = {
        ...fact,
        revision: n,
        effectiveDate: '2020-06-01',
        recordedAt: '',
        actor,
        document: aDocument(),
      };
      state = (purchase.evolve as any)[fact.type](state, recorded) as Purchase;
      expect(personsIn(recorded).length).toBeGreaterThan(0);
    }
    invariants(state);
  });
  return { state, done };
};

test('whatever is tried, in whatever order, by whomever', () => {
  let done = 0;
  const ends = new Set<string>();
  fc.assert(
    fc.property(throws, moves => {
      const played = play(moves);
      done += played.done;
      ends.add(played.state.status);
    }),
    { numRuns: 300 },
  );
  expect(done).toBeGreaterThan(1_000);
  expect(ends.size).toBeGreaterThan(1);
});
