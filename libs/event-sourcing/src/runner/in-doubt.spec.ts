import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { claimStream } from '../claims/claim-desk.js';
import type { DecisionRunner } from './decision-runner.js';
import type { Outcome } from './outcome.js';
import { resendMs } from './sender.js';
import { type Doubt, DoubtfulLog } from '#test/support/doubtful-log';
import { MovedTime } from '#test/support/moved-time';
import { give, takeFrom } from '#test/support/purse';
import { anInvocation, codeOf, purseLedger, type PurseLedger } from '#test/support/purse-ledger';

let ledger: PurseLedger;
let log: DoubtfulLog;
let time: MovedTime;
let runner: DecisionRunner;
beforeEach(async () => {
  ledger = await purseLedger();
  log = new DoubtfulLog(ledger.store);
  time = new MovedTime(ledger.clock.ms);
  runner = ledger.newRunner({ store: log.store, clock: time, scheduler: time });
  await ledger.run(give, 'before', 10);
});
afterEach(() => ledger.remove());

const take = (key: string, over = {}) =>
  runner.run(takeFrom, { purse: 'p', amount: 4 }, anInvocation(key, over));
/** Lets time pass until there is an answer. */
const answered = async (running: Promise<Outcome>): Promise<Outcome> => {
  let outcome: Outcome | undefined;
  const ended = running.then(come => (outcome = come));
  while (!outcome) {
    await Promise.race([time.someoneWaits(), ended]);
    if (!outcome) time.pass(Math.max(...time.waits, 0));
  }
  return ended;
};
/** Pauses double from 50 ms on: so often the same is sent within ten seconds. */
const sendsMax = 8;
const always = (doubt: Doubt, but: readonly Doubt[] = []): Doubt[] => [
  ...Array<Doubt>(sendsMax).fill(doubt),
  ...but,
];
const types = async () => (await ledger.events()).map(({ type }) => type);
const refusedFor = 'command.storage-timed-out';
const unknown = 'command.outcome-unknown';

describe('given an append without an answer, when time passes,', () => {
  test.each<[string, Doubt[]]>([
    ['stored', ['stored']],
    ['lost', ['lost']],
    ['lost three times', ['lost', 'lost', 'lost']],
    ['stored at the third try', ['lost', 'lost', 'stored']],
  ])('then the identical bytes are sent again: %s', async (_, doubts) => {
    log.next = [...doubts];
    expect(await answered(take('1'))).toMatchObject({ kind: 'accepted', revision: 1, replayed: false });
    expect(log.sent).toHaveLength(doubts.length + 1);
    expect(new Set(log.sent.map(sent => JSON.stringify(sent))).size).toBe(1);
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken']);
    expect(time.waits).toEqual([]);
  });

  test('then after ten seconds a refusal is put in its place, and that is the answer for good', async () => {
    const began = Date.parse(time.now());
    log.next = always('late');
    const outcome = await answered(take('1'));
    expect(outcome).toMatchObject({
      kind: 'refused',
      code: refusedFor,
      numbers: { seconds: '10' },
      replayed: false,
    });
    expect(Date.parse(time.now()) - began).toBeLessThan(2 * resendMs);
    await log.arrive();
    expect(await types()).toEqual(['MoneyGiven', 'CommandRefused']);
    expect(await take('1')).toEqual({ ...outcome, replayed: true });
    expect(codeOf(await take('2'))).toBe('accepted');
  });

  test('then nothing is sent again after ten seconds, and nothing given up before', async () => {
    log.next = always('lost');
    await answered(take('1'));
    const bodies = log.sent.map(([, , [event]]) => event.type);
    expect(bodies.at(-1)).toBe('CommandRefused');
    expect(new Set(bodies.slice(0, -1))).toEqual(new Set(['MoneyTaken']));
    expect(log.sent).toHaveLength(sendsMax + 1);
  });

  test('then what came to stand in the end is the answer, not the refusal', async () => {
    log.next = always('late', ['too late']);
    expect(await answered(take('1'))).toMatchObject({ kind: 'accepted', replayed: false });
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken']);
  });

  test('then a rival that stands there is no answer: it is decided again', async () => {
    log.next = ['late'];
    const running = take('1');
    await time.someoneWaits();
    await ledger.run(takeFrom, 'rival', 8);
    expect(codeOf(await answered(running))).toBe('purse.empty');
    await log.arrive();
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken', 'CommandRefused']);
  });

  test('then numbers claimed for what was refused are free again', async () => {
    const stream = claimStream({ kind: 'number', parts: ['n-1'] });
    log.next = always('lost');
    const data = { purse: 'p', amount: 4, number: 'n-1' };
    expect(codeOf(await answered(runner.run(takeFrom, data, anInvocation('1'))))).toBe(refusedFor);
    expect((await ledger.events(stream)).map(({ type }) => type)).toEqual(['ClaimTaken', 'ClaimReleased']);
  });
});

describe('given that even the refusal has no answer, then that is said, and the same key tells', () => {
  const left = async (doubt: Doubt, ofRefusal: Doubt): Promise<void> => {
    log.next = always(doubt, [ofRefusal]);
    expect(await answered(take('1'))).toEqual({
      kind: 'turned-away',
      code: unknown,
      numbers: { stream: 'purse-p' },
    });
  };

  test('when what was decided stands: that', async () => {
    await left('late', 'late');
    await log.arrive();
    expect(await take('1')).toMatchObject({ kind: 'accepted', replayed: true });
  });

  test('when the refusal stands: that', async () => {
    await left('lost', 'stored');
    expect(await take('1')).toMatchObject({ kind: 'refused', code: refusedFor, replayed: true });
  });

  test('when neither does: it is decided now, once', async () => {
    await left('late', 'late');
    expect(await take('1')).toMatchObject({ kind: 'accepted', replayed: false });
    await log.arrive();
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken']);
  });

  test('when nothing can be read either: the same', async () => {
    log.next = always('stored');
    const running = take('1');
    while (log.sent.length === 0) await new Promise(setImmediate);
    log.blind = true;
    expect(codeOf(await answered(running))).toBe(unknown);
    log.blind = false;
    expect(await take('1')).toMatchObject({ kind: 'accepted', replayed: true });
  });
});

test('a step of a process is never refused for it: it comes again with the same key', async () => {
  log.next = always('lost');
  expect(codeOf(await answered(take('step', { issuedBy: 'process-1' })))).toBe(unknown);
  expect(await types()).toEqual(['MoneyGiven']);
  expect(codeOf(await take('step', { issuedBy: 'process-1' }))).toBe('accepted');
});

test('of many together each is settled once: refused, turned away, and a step of a process', async () => {
  log.next = always('lost');
  // The first goes alone; those that come meanwhile are decided together.
  const alone = take('alone', { ifMatch: 99 });
  const many = [
    take('1'),
    take('2'),
    take('1'),
    take('step', { issuedBy: 'process-1' }),
    take('guarded', { ifMatch: 7 }),
  ];
  expect(codeOf(await alone)).toBe('command.precondition-failed');
  await answered(many[0]!);
  const codes = (await Promise.all(many)).map(codeOf);
  expect(codes).toEqual([refusedFor, refusedFor, refusedFor, 'accepted', 'command.precondition-failed']);
  expect(await types()).toEqual(['MoneyGiven', 'CommandRefused', 'CommandRefused', 'MoneyTaken']);
});

test('whatever is stored, lost or late: a key has one outcome, and nobody was told another', async () => {
  const doubt = fc.constantFrom<Doubt>('stored', 'lost', 'late');
  let purses = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(doubt, { maxLength: 30 }), fc.nat({ max: 4 }), async (doubts, arrivals) => {
      const purse = `prop-${(purses += 1)}`;
      await ledger.run(give, `${purse} before`, 10, { purse });
      log.next = [...doubts];
      const send = (n: number) =>
        answered(runner.run(takeFrom, { purse, amount: 4 }, anInvocation(`${purse} ${n}`)));
      const first: Outcome[] = [];
      for (let n = 0; n < 4; n += 1) {
        first.push(await send(n));
        if (n === arrivals) await log.arrive();
      }
      log.next = [];
      await log.arrive();
      const final = await Promise.all([0, 1, 2, 3].map(send));
      for (const [n, told] of first.entries())
        if (codeOf(told) !== unknown) expect(final[n]).toEqual({ ...told, replayed: true });
      const events = await ledger.events(`purse-${purse}`);
      expect(events).toHaveLength(1 + 4);
      expect(events.filter(({ type }) => type === 'MoneyTaken').length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 40 },
  );
}, 30_000);
