import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { msOf } from '#kernel';
import { MovedTime } from '#test/support/moved-time';
import { give, given } from '#test/support/purse';
import { purseLedger, type PurseLedger } from '#test/support/purse-ledger';
import { passOn, recordedIn, startReactor } from '#test/support/purse-reactor';
import { type EventStore, StoreUnavailable } from '../log/event-store.js';
import type { DecisionRunner } from '../runner/decision-runner.js';
import { after, reaction } from './reaction.js';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const tenSeconds = 10_000;
const waitsOfFiveTries = [50, 100, 200, 400, 800];

/** Passes on like the others, but for one amount of which it makes a bug; mending it needs no restart. */
const fragile = (name: string, to: string, afterMs = 0) => {
  const state = { broken: true };
  const { consequences } = passOn(name, to);
  const fault = (amount: number): void => {
    if (state.broken && amount === 13) throw new TypeError('a bug');
  };
  return {
    state,
    reaction: reaction(name, given, event => (fault(event.data.amount), consequences(event)), afterMs),
  };
};

const amountsIn = async (stream: string, count: number) =>
  (await recordedIn(ledger, stream, count)).map(({ data }) => (data as { amount: number }).amount);

describe('a bug in one reaction', () => {
  test('leaves the others going, and it stays before the event it cannot do', async () => {
    const broken = fragile('broken/on', 'never');
    const reactor = startReactor(ledger, [broken.reaction, passOn('passing/on', 'next')]);
    for (const [n, amount] of [5, 13, 7].entries()) await ledger.run(give, `${n}`, amount);
    expect(await amountsIn('purse-next', 3)).toEqual([5, 13, 7]);
    await reactor.time.someoneWaits();
    await reactor.stop();
    const bad = (await ledger.events())[1]!;
    expect(reactor.bookmarks('broken/on').at(-1)).toBe(bad.index - 1);
    expect(reactor.bookmarks('passing/on').at(-1)).toBeGreaterThan(bad.index);
    expect(await amountsIn('purse-never', 1)).toEqual([5]);
  });

  test('is told and tried again, longer each time, and after five tries the reaction is called stuck', async () => {
    await ledger.run(give, '1', 13);
    const reactor = startReactor(ledger, [fragile('broken/on', 'never').reaction]);
    for (const waitMs of waitsOfFiveTries) {
      expect(reactor.stuck()).toEqual([]);
      await reactor.time.someoneWaits();
      if (waitMs < 800) reactor.time.pass(waitMs);
    }
    expect(reactor.stuck()).toEqual([{ reaction: 'broken/on', index: 1, tries: 5, reason: 'a bug' }]);
    expect(reactor.troubles).toEqual(Array(5).fill('1 TypeError'));
    await reactor.stop();
  });

  test('once mended lets it do what it missed, and go with the others again', async () => {
    const broken = fragile('broken/on', 'late');
    const reactor = startReactor(ledger, [broken.reaction, passOn('passing/on', 'next')]);
    for (const [n, amount] of [13, 6, 7].entries()) await ledger.run(give, `${n}`, amount);
    await recordedIn(ledger, 'purse-next', 3);
    await reactor.time.someoneWaits();
    broken.state.broken = false;
    reactor.time.pass(5_000);
    expect((await amountsIn('purse-late', 3)).sort((a, b) => b - a)).toEqual([13, 7, 6]);
    await ledger.run(give, 'last', 8);
    await recordedIn(ledger, 'purse-late', 4);
    expect(reactor.stuck()).toEqual([]);
    await reactor.stop();
    const head = await ledger.store.head();
    expect(reactor.bookmarks('broken/on').at(-1)).toBe(reactor.bookmarks('passing/on').at(-1));
    expect(reactor.bookmarks('broken/on').at(-1)).toBeLessThanOrEqual(head.index);
    expect(await ledger.events('purse-late')).toHaveLength(4);
  });

  test('in the rule that its command asks holds up no other either', async () => {
    const runner = ledger.newRunner();
    const run: DecisionRunner['run'] = async (spec, data, invocation) => {
      if (invocation.issuedBy === 'process/broken') throw new TypeError('a bug in a rule');
      return runner.run(spec, data, invocation);
    };
    await ledger.run(give, '1', 5);
    const reactions = [passOn('broken/on', 'never'), passOn('passing/on', 'next')];
    const reactor = startReactor(ledger, reactions, { run });
    await reactor.time.someoneWaits();
    await ledger.run(give, '2', 6);
    await recordedIn(ledger, 'purse-next', 2);
    await reactor.stop();
    const { index } = (await ledger.events())[0]!;
    expect(reactor.bookmarks('broken/on').every(saved => saved < index)).toBe(true);
    await runner.close();
  });

  test('that is due later shows as any other', async () => {
    await ledger.run(give, '1', 13);
    const reactor = startReactor(ledger, [fragile('broken/later', 'never', tenSeconds).reaction]);
    await reactor.time.someoneWaits();
    reactor.time.pass(tenSeconds);
    for (const waitMs of waitsOfFiveTries) {
      await reactor.time.someoneWaits();
      if (waitMs < 800) reactor.time.pass(waitMs);
    }
    expect(reactor.stuck()).toMatchObject([{ reaction: 'broken/later', index: 1 }]);
    await reactor.stop();
  });
});

describe('a reaction of its own place', () => {
  test('that stands behind the others catches up by itself; the others wait for nothing', async () => {
    for (const key of ['1', '2']) await ledger.run(give, key, 5);
    const head = (await ledger.events()).at(-1)!.index;
    const reactions = [passOn('new/on', 'first'), passOn('passing/on', 'next')];
    const from = (name: string) => (name === 'new/on' ? -1 : head);
    const reactor = startReactor(ledger, reactions, { from });
    await recordedIn(ledger, 'purse-first', 2);
    await ledger.run(give, '3', 6);
    expect(await amountsIn('purse-next', 1)).toEqual([6]);
    expect(await amountsIn('purse-first', 3)).toEqual([5, 5, 6]);
    await reactor.stop();
  });
});

describe('an outage of the log', () => {
  test('is waited out, and the reading goes on where it stood', async () => {
    let down = 2;
    const store: Pick<EventStore, 'follow' | 'doubtMs'> = {
      doubtMs: 0,
      follow: (after, signal, needless) => {
        if ((down -= 1) >= 0) throw new StoreUnavailable('down');
        return ledger.store.follow(after, signal, needless);
      },
    };
    await ledger.run(give, '1', 5);
    const time = new MovedTime(msOf(ledger.clock.now()));
    const reactor = startReactor(ledger, [passOn('passing/on', 'next')], { store, time });
    for (const waitMs of [50, 100]) {
      await time.someoneWaits();
      expect(time.waits).toEqual([waitMs]);
      time.pass(waitMs);
    }
    await recordedIn(ledger, 'purse-next', 1);
    await reactor.stop();
  });
});

test('work outside the log comes before the commands, again until it succeeds, and holds up nobody', async () => {
  await ledger.run(give, '1', 5);
  const done: string[] = [];
  let faults = 2;
  const work = async (event: { readonly id: string }): Promise<void> => {
    if (faults > 0) throw new StoreUnavailable(`fault ${(faults -= 1)}`);
    done.push(event.id);
  };
  const reactor = startReactor(ledger, [
    after(work)(passOn('kept/on', 'kept')),
    passOn('passing/on', 'next'),
  ]);
  await recordedIn(ledger, 'purse-next', 1);
  expect(await ledger.events('purse-kept')).toEqual([]);
  for (const waitMs of [50, 100]) {
    await reactor.time.someoneWaits();
    reactor.time.pass(waitMs);
  }
  const [kept] = await recordedIn(ledger, 'purse-kept', 1);
  await reactor.stop();
  expect(done[0]).toBe(kept!.causationId);
  expect(reactor.troubles).toHaveLength(2);
});

test('a place that cannot be kept stops nothing, and is kept once it can be', async () => {
  let full = true;
  await ledger.run(give, '1', 5);
  const reactor = startReactor(ledger, [passOn('passing/on', 'next')], { canSave: () => !full });
  await recordedIn(ledger, 'purse-next', 1);
  reactor.time.pass(5_000);
  await ledger.run(give, '2', 6);
  await recordedIn(ledger, 'purse-next', 2);
  expect(reactor.troubles[0]).toBe('no space left');
  expect(reactor.bookmarks('passing/on')).toEqual([]);
  full = false;
  await reactor.stop();
  expect(reactor.bookmarks('passing/on').at(-1)).toBeGreaterThanOrEqual(2);
});
