import fc from 'fast-check';
import {
  chief,
  delegatingDesk,
  type DelegatingDesk,
  delegationId,
  deputy,
  lend,
  requisitionWorth,
} from '#test/support/delegating';

/** Many decisions at once under one ceiling, on a real runner. */

const approve = (desk: DelegatingDesk, content: object, actor = deputy) =>
  desk.asks('ApproveRequisition', content, actor, { ifMatch: 0 });

const requisitions = async (desk: DelegatingDesk, amounts: readonly bigint[]) => {
  const asked = [];
  for (const [n, amount] of amounts.entries()) asked.push(await requisitionWorth(desk, `r${n}`, amount));
  return asked;
};

const kinds = (outcomes: readonly { readonly kind: string }[]) =>
  outcomes.reduce<Record<string, number>>((sum, { kind }) => ({ ...sum, [kind]: (sum[kind] ?? 0) + 1 }), {});

test('fifty approve at once under a ceiling for thirty: exactly thirty do', async () => {
  const desk = await delegatingDesk();
  await lend(desk, { ceiling: 30n });
  const asked = await requisitions(
    desk,
    Array.from({ length: 50 }, () => 1n),
  );
  const outcomes = await Promise.all(asked.map(content => approve(desk, content)));
  expect(kinds(outcomes)).toEqual({ accepted: 30, refused: 20 });
  for (const outcome of outcomes)
    if (outcome.kind === 'refused')
      expect(outcome).toMatchObject({
        code: 'delegation.ceiling-exceeded',
        numbers: { asked: '1', used: '30', ceiling: '30', available: '0', delegation: delegationId },
      });
  await desk.settle();
  const counted = desk.events.filter(({ type }) => type === 'NeedConfirmed');
  expect(counted).toHaveLength(30);
}, 60_000);

test('whatever is asked in whatever order, as much is decided as fits under the ceiling, and never more', async () => {
  const amount = fc.bigInt({ min: 1n, max: 12n });
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 12 }), async amounts => {
      const desk = await delegatingDesk();
      await lend(desk, { ceiling: 30n });
      const asked = await requisitions(desk, amounts);
      const outcomes = await Promise.all(asked.map(content => approve(desk, content)));
      const sum = (kind: string) =>
        amounts.filter((_, n) => outcomes[n]!.kind === kind).reduce((total, one) => total + one, 0n);
      const decided = sum('accepted');
      expect(decided).toBeLessThanOrEqual(30n);
      amounts.forEach((one, n) => {
        if (outcomes[n]!.kind === 'refused') expect(decided + one).toBeGreaterThan(30n);
      });
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what is tried again with the same key is one decision, and counts once', async () => {
  const desk = await delegatingDesk();
  await lend(desk, { ceiling: 30n });
  const [first, second] = await requisitions(desk, [20n, 10n]);
  const said = { ifMatch: 0, key: 'again' };
  await desk.asks('ApproveRequisition', first!, deputy, said);
  expect(await desk.asks('ApproveRequisition', first!, deputy, said)).toMatchObject({ replayed: true });
  expect(await approve(desk, second!)).toMatchObject({ kind: 'accepted' });
});

test('the ceiling is for each unit, category and year; the principal himself has none', async () => {
  const desk = await delegatingDesk();
  await lend(desk, { ceiling: 30n, validTo: '2021-12-31' });
  const [first, second, third] = await requisitions(desk, [30n, 30n, 30n]);
  expect((await approve(desk, first!)).kind).toBe('accepted');
  expect((await approve(desk, second!)).kind).toBe('refused');
  expect((await approve(desk, second!, chief)).kind).toBe('accepted');
  desk.clock.at = '2021-02-01T00:00:00.000Z';
  const nextYear = { ifMatch: 0, on: '2021-01-10' };
  expect(await desk.asks('ApproveRequisition', third!, deputy, nextYear)).toMatchObject({ kind: 'accepted' });
});
