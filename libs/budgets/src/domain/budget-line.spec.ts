import fc from 'fast-check';
import {
  addDays,
  type Circumstances,
  type Fact,
  isBalanced,
  isRejection,
  moneyText,
  type Postings,
} from '#kernel';
import { on, type Told } from '#event-sourcing/testing';
import type { BudgetLineCommand } from './budget-line.commands.js';
import type { DatedBalance } from './dated-balance.js';
import { Compile } from 'typebox/compile';
import { budgetEvents } from '../events/index.js';
import * as line from '../testing/index.js';

/** Random commands in a random order of days, by hand and by processes: what no sequence of them can do. */
const { ids } = line;
const need = fc.constantFrom(ids.need, ids.otherNeed);
const voucher = fc.nat(4).map(n => `0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e1${n}`);
const amount = fc.bigInt({ min: 1n, max: 12n });
const few = fc.bigInt({ min: 1n, max: 4n });
const part = fc.bigInt({ min: 0n, max: 3n });
const payment = fc.record({
  commitmentId: need,
  paymentId: voucher,
  cash: part,
  advanceCleared: fc.constantFrom(0n, 0n, 1n),
});
const owner = fc.constantFrom(line.direct, line.direct, line.ofPurchase);

const command: fc.Arbitrary<{ type: BudgetLineCommand['type']; data: unknown }> = fc.oneof(
  amount.map(n => line.recordOpening({ amount: n })),
  amount.map(n => line.withdraw({ amount: n })),
  amount.map(n => line.allocate({ amount: n })),
  fc.constant({
    type: 'ReturnFunds',
    data: { ...line.fact.moved(line.line, line.districtLine, 3n), cause: 'x' },
  } as const),
  fc.record({ commitmentId: need, owner, amount }).map(line.commit),
  fc.record({ commitmentId: need, amount }).map(line.release),
  fc.record({ commitmentId: need, paymentId: voucher, amount: few }).map(line.payAdvance),
  fc.record({ commitmentId: need, paymentId: voucher, amount: few }).map(line.recover),
  ...[1, 2, 3].map(() => payment.map(line.pay)),
  ...[1, 2, 3].map(() => voucher.map(paymentId => line.reverse({ paymentId }))),
);

const step = fc.record({
  command,
  effectiveDate: fc.nat(4).map(n => addDays('2020-03-03', n)),
  issuedBy: fc.constantFrom(undefined, 'process/signing', 'process/paying'),
});
type Step = { command: Parameters<ReturnType<typeof line.givenLine>['when']>[0] } & Partial<Circumstances>;

/** A return is only ever asked for after a recorded refusal: here, once, of the move as it was sent. */
const isOutOfOrder = ({ command: { type } }: Step, past: readonly Told[]) =>
  type === 'ReturnFunds' &&
  !(
    past.some(({ fact }) => fact.type === 'FundsSent') &&
    past.every(({ fact }) => fact.type !== 'FundsReturned')
  );

const begun = [on('2020-03-03', line.fact.appropriated(20n)), on('2020-03-05', line.fact.appropriated(10n))];

const run = (steps: readonly Step[]): readonly Told[] =>
  steps.reduce<readonly Told[]>((past, each) => {
    if (isOutOfOrder(each, past)) return past;
    const { command: asked, ...meta } = each;
    const sent = past.find(({ fact }) => fact.type === 'FundsSent')?.fact.data;
    const data = asked.type === 'ReturnFunds' ? { ...(sent as object), cause: 'unit.not-open' } : asked.data;
    const { decision } = line.givenLine(...past).when({ type: asked.type, data }, meta);
    if (isRejection(decision)) return past;
    return [...past, ...(decision as readonly Fact[]).map(fact => on(each.effectiveDate!, fact))];
  }, begun);

const isNeverNegative = (balances: Readonly<Record<string, DatedBalance>>): boolean =>
  Object.values(balances).every(balance => {
    let held = 0n;
    return balance.every(({ net }) => (held += net) >= 0n);
  });

const histories = fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }).map(run);

test('no measure of the line, and no commitment’s share of one, is ever below zero on any day', () =>
  fc.assert(
    fc.property(histories, past => {
      const { balances, commitments } = line.givenLine(...past).state;
      expect([balances, ...[...commitments.values()].map(({ share }) => share)].every(isNeverNegative)).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  ));

test('every event is a balanced entry of its declared shape', () => {
  const shapes = new Map(budgetEvents.map(type => [type.type as string, Compile(type.schema)]));
  fc.assert(
    fc.property(histories, past => {
      const wrong = past.filter(({ fact: { type, data } }) => {
        const { postings = [] } = data as { postings?: Postings };
        return !shapes.get(type)!.Check(JSON.parse(JSON.stringify(data))) || !isBalanced(postings);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('the random commands do reach every kind of event', () => {
  const reached = new Set(
    fc.sample(histories, { numRuns: 300, seed: 2020 }).flatMap(past => past.map(({ fact }) => fact.type)),
  );
  for (const type of [
    'CommitmentReleased',
    'AdvanceRecovered',
    'PaymentPosted',
    'PaymentReversed',
    'FundsReturned',
  ])
    expect(reached).toContain(type);
});

test('18 digits: committed, advanced, paid and reversed to the last đồng', () => {
  const all = 10n ** 18n - 1n;
  const whole = [line.fact.appropriated(all), line.fact.committed(all)];
  line
    .givenLine(...whole)
    .when(line.pay({ cash: all }))
    .then({ type: 'PaymentPosted', data: { cash: moneyText(all) } });
  line
    .givenLine(...whole, line.fact.advanced(all))
    .when(line.pay({ cash: 1n, advanceCleared: all }))
    .thenRefused('commitment.exceeded', { committed: 0n, short: 1n });
  line
    .givenLine(line.fact.appropriated(all))
    .when(line.commit({ amount: all + 1n }))
    .thenRefused('budget-line.over-committed', { short: 1n });
});
