import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { delegatedDecisionsView, delegationsView } from '#delegations/views';
import { at, idNamed } from '#test/support/custody';
import { chief, delegatingDesk, type DelegatingDesk, lend, requisitionWorth } from '#test/support/delegating';
import { feeding } from '#test/support/feeding';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { redisViews } from '#test/support/redis-views';
import { sqliteViews } from '#test/support/sqlite-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { questionsOf, type ReadStore } from '#views';
import { documentsAgree } from '../views/agreement.js';
import type { Event } from '../views/naive-parts.js';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
}, 60_000);
afterAll(() => redis.stop());

const clock = { now: () => '2026-01-01T00:00:00.000Z' };
const nth = (n: number) => idNamed(`delegation ${n}`);

/** Lending, taking back, and deciding in another's name: within a ceiling, beyond it, too late, and under nothing. */
const steps = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('lend' as const), n: fc.nat(2), ceiling: fc.bigInt({ min: 5n, max: 40n }) }),
    fc.record({ act: fc.constant('revoke' as const), n: fc.nat(2) }),
    fc.record({
      act: fc.constant('decide' as const),
      n: fc.nat(2),
      worth: fc.bigInt({ min: 1n, max: 20n }),
      day: fc.constantFrom('2020-02-10', '2020-03-01', '2020-12-31'),
    }),
  ),
  { minLength: 6, maxLength: 14, size: 'max' },
);
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

const take = async (desk: DelegatingDesk, step: Step, turn: number): Promise<void> => {
  const delegationId = nth(step.n);
  if (step.act === 'lend') await lend(desk, { delegationId, ceiling: step.ceiling }).catch(() => undefined);
  else if (step.act === 'revoke')
    await desk.asks('RevokeDelegation', { delegationId }, chief, { reason: 'về lại', ifMatch: 0 });
  else {
    const content = await requisitionWorth(desk, `r${turn}`, step.worth);
    const actor = { ...at('hai-duong', 'p-deputy'), onBehalfOf: 'p-chief', delegationId };
    await desk.asks('ApproveRequisition', content, actor, { ifMatch: 0, on: step.day });
  }
  await desk.settle();
};

const agrees = async (desk: DelegatingDesk, readStore: ReadStore): Promise<void> => {
  await feeding(desk.store, readStore).caughtUp();
  const questions = questionsOf({ readStore, log: desk.store, clock, scheduler: timerScheduler });
  const registers = [delegationsView, delegatedDecisionsView];
  for (const known of desk.events.keys()) {
    const reading = await questions.at(registers, { known: `${known}` });
    await documentsAgree(reading, registers, desk.events.slice(0, known + 1) as Event[]);
  }
};

/** What every run of the test reaches, whatever is drawn beside it. */
const inAndAfterTheirTime: Step[] = [
  { act: 'lend', n: 0, ceiling: 40n },
  { act: 'decide', n: 0, worth: 5n, day: '2020-03-01' },
  { act: 'revoke', n: 0 },
  { act: 'decide', n: 0, worth: 5n, day: '2020-03-01' },
];

/** Without these the histories would say little. */
const reached = [
  'DelegationGranted',
  'DelegationRevoked',
  'NeedReserved',
  'NeedConfirmed',
  'RequisitionApproved',
];

test('delegations, and what was decided with them, are those of a naive replay, on both read stores', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(steps, async taken => {
      const desk = await delegatingDesk();
      const sqlite = await sqliteViews();
      const inRedis = await redisViews(redis.url);
      try {
        for (const [turn, step] of taken.entries()) await take(desk, step, turn);
        for (const { type } of desk.events) seen.add(type);
        for (const { store } of [sqlite, inRedis]) await agrees(desk, store);
      } finally {
        await inRedis.remove();
        await sqlite.remove();
      }
    }),
    { numRuns: 6, endOnFailure: true, examples: [[inAndAfterTheirTime]] },
  );
  for (const type of reached) expect(seen).toContain(type);
}, 120_000);
