import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, sha256 } from '#kernel';
import { faultsIn } from '#test/support/conserved';
import { lineLedger, type LineLedger } from '#test/support/line-ledger';

let ledger: LineLedger;
beforeAll(async () => {
  ledger = await lineLedger();
});
afterAll(() => ledger.remove());

const days = ['2020-01-10', '2020-02-01', '2020-03-15', '2020-03-15', '2020-07-01', '2020-12-31'];
const amounts = fc.bigInt({ min: 1n, max: 12n });
const step = fc.record({
  name: fc.constantFrom(
    ...['Appropriate', 'WithdrawAppropriation', 'Allocate', 'Adjust', 'CommitFunds', 'CommitFunds'],
    ...['PayAdvance', 'PostPayment', 'RecoverAdvance', 'ReversePayment', 'ReleaseCommitment'],
  ),
  amount: amounts,
  cleared: amounts,
  day: fc.constantFrom(...days),
  who: fc.constantFrom('p-1', 'p-2', 'p-3'),
  line: fc.nat({ max: 2 }),
  to: fc.nat({ max: 2 }),
  thing: fc.nat({ max: 1 }),
});
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const unitIds = ['bca', 'hai-duong', 'chi-linh'];
/** Lines of their own for every run, so that runs do not see each other. */
const lineOf = (run: number, n: number): string =>
  `2020.${unitIds[n]}.ministry.recurrent.009.040-041.${String(1000 + run).slice(-4)}`;

const id = (kind: string, run: number, line: number, thing: number) =>
  derivedId(sha256(`${run}/${line}`), kind, thing);

const dataOf = (run: number, { amount, cleared, line, to, thing }: Step) => ({
  lineId: lineOf(run, line),
  toLine: lineOf(run, to),
  amount,
  grantor: 'moof',
  commitmentId: id('commitment', run, line, thing),
  paymentId: id('payment', run, line, thing),
  cash: amount,
  advanceCleared: cleared - 1n,
  voucherNumber: 'UNC-1',
  cause: 'không cần',
  owner: { kind: 'direct', id: 'x' },
});

/** Another seed may be tried: `SOCAI_TEST_SEED=7 npm test -- line-sequences`. */
const seed = Number(process.env.SOCAI_TEST_SEED ?? 2020);

test('any sequence by anybody: entries balance, nothing is below zero, a repetition changes nothing', async () => {
  let run = 0;
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async steps => {
      run += 1;
      const from = (await ledger.whole()).length;
      const send = async (drawn: Step, n: number) => {
        const actor = { personId: drawn.who, unitId: 'bca', duty: 'any' };
        const around = { actor, effectiveDate: drawn.day, key: `${run}/${n}` };
        return ledger.run(drawn.name, dataOf(run, drawn), around);
      };
      const first = { ...steps[0]!, day: days[0]!, line: 0, thing: 0 };
      await send({ ...first, name: 'Appropriate', amount: 100n }, -1);
      for (const to of [1, 2]) await send({ ...first, name: 'Allocate', to, amount: 30n }, -1 - to);
      await ledger.settled();
      for (const line of [0, 1, 2])
        await send({ ...first, name: 'CommitFunds', line, amount: 20n }, -4 - line);
      // Some one after the other, the rest at once: the runner puts them in some order.
      const half = steps.length / 2;
      for (const [n, drawn] of steps.slice(0, half).entries()) await send(drawn, n);
      const together = await Promise.all(steps.slice(half).map((drawn, n) => send(drawn, 1_000 + n)));
      await ledger.settled();
      const events = (await ledger.whole()).slice(from);

      expect(faultsIn(events)).toEqual([]);

      // What was turned away left no trace, and may turn out otherwise by now.
      for (const [n, first] of together.entries())
        if (first.kind !== 'turned-away')
          expect(await send(steps.slice(half)[n]!, 1_000 + n)).toEqual({ ...first, replayed: true });
      const after = (await ledger.whole()).slice(from);
      expect(after.length).toBe(events.length);
      for (const { type } of events) outcomes.set(type, (outcomes.get(type) ?? 0) + 1);
    }),
    // A sequence takes too long to be shrunk; its seed is told. The seed is fixed, so that every run gets as far.
    { numRuns: 20, endOnFailure: true, seed },
  );
  // The sequences went everywhere.
  for (const type of ['FundsReceived', 'FundsCommitted', 'AdvancePaid', 'PaymentPosted', 'CommandRefused'])
    expect([type, outcomes.has(type)]).toEqual([type, true]);
}, 120_000);
