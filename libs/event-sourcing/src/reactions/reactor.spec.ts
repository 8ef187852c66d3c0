import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { msOf } from '#kernel';
import { MovedTime } from '#test/support/moved-time';
import { give, given, taken, takeFrom } from '#test/support/purse';
import { purseLedger, type PurseLedger } from '#test/support/purse-ledger';
import { passOn, type ReactorOver, recordedIn, startReactor } from '#test/support/purse-reactor';
import { StoreUnavailable } from '../log/event-store.js';
import type { DecisionRunner } from '../runner/decision-runner.js';
import { consequence, type Reaction, reaction } from './reaction.js';

let ledger: PurseLedger;
beforeEach(async () => {
  ledger = await purseLedger();
});
afterEach(() => ledger.remove());

const started = (reactions: readonly Reaction[], over?: ReactorOver) => startReactor(ledger, reactions, over);
const recorded = (stream: string, count: number) => recordedIn(ledger, stream, count);

describe('a reaction', () => {
  test('makes one command of one event, in the name of its process', async () => {
    await ledger.run(give, '1', 5, { externalRef: 'KB-1' });
    const reactor = started([passOn('passing/on', 'next')]);
    const [event] = await recorded('purse-next', 1);
    await reactor.stop();
    const [cause] = await ledger.events();
    expect(event).toMatchObject({
      data: { amount: 5 },
      issuedBy: 'process/passing',
      causationId: cause!.id,
      externalRef: 'KB-1',
      actor: { personId: 'process/passing', duty: 'process' },
      originator: cause!.actor,
      correlationId: cause!.correlationId,
      document: cause!.document,
      effectiveDate: cause!.effectiveDate,
    });
    expect(reactor.bookmarks('passing/on').at(-1)).toBeGreaterThanOrEqual(cause!.index);
  });

  test('seen again makes nothing new', async () => {
    for (const key of ['1', '2']) await ledger.run(give, key, 5);
    for (const _ of [1, 2, 3]) {
      const reactor = started([passOn('passing/on', 'next')]);
      await recorded('purse-next', 2);
      await reactor.stop();
    }
    expect(await ledger.events('purse-next')).toHaveLength(2);
  });

  test('under another name is another command', async () => {
    await ledger.run(give, '1', 5);
    const reactor = started([passOn('passing/on', 'next'), passOn('passing/over', 'next')]);
    await recorded('purse-next', 2);
    await reactor.stop();
  });

  test('passes over what nothing follows from', async () => {
    for (const amount of [1, 5]) await ledger.run(give, `${amount}`, amount);
    const large = reaction('passing/large', given, ({ data: { amount } }) =>
      amount < 5 ? [] : consequence(give, { purse: 'next', amount }),
    );
    const reactor = started([large]);
    const events = await recorded('purse-next', 1);
    await reactor.stop();
    expect(events.map(({ data }) => data)).toEqual([{ amount: 5 }]);
    expect(reactor.bookmarks('passing/large').at(-1)).toBeGreaterThanOrEqual(1);
    expect(reactor.troubles).toEqual([]);
  });

  test('goes on behind the bookmark only', async () => {
    await ledger.run(give, '1', 5);
    await ledger.run(give, '2', 7);
    const [, second] = await ledger.events();
    const reactor = started([passOn('passing/on', 'next')], { from: () => second!.index - 1 });
    const events = await recorded('purse-next', 1);
    await reactor.stop();
    expect(events.map(({ data }) => data)).toEqual([{ amount: 7 }]);
  });

  test('refused by a rule is told, and not tried again', async () => {
    await ledger.run(give, '1', 5);
    const toEmpty = reaction('taking/on', given, () => consequence(takeFrom, { purse: 'empty', amount: 1 }));
    const reactor = started([toEmpty]);
    await recorded('purse-empty', 1);
    await reactor.stop();
    expect(reactor.troubles).toEqual([expect.stringContaining('refused')]);
    expect(await ledger.events('purse-empty')).toHaveLength(1);
  });
});

describe('an outage', () => {
  test('is waited out, longer each time, and the bookmark waits with it', async () => {
    await ledger.run(give, '1', 5);
    const { index } = (await ledger.events())[0]!;
    const runner = ledger.newRunner();
    let failures = 3;
    const run: DecisionRunner['run'] = async (...command) => {
      if ((failures -= 1) >= 0) throw new StoreUnavailable('down');
      return runner.run(...command);
    };
    const reactor = started([passOn('passing/on', 'next')], { run });
    for (const waitMs of [50, 100, 200]) {
      await reactor.time.someoneWaits();
      expect(reactor.time.waits).toEqual([waitMs]);
      expect(reactor.bookmarks('passing/on').every(saved => saved < index)).toBe(true);
      reactor.time.pass(waitMs);
    }
    await recorded('purse-next', 1);
    await reactor.stop();
    expect(reactor.troubles).toEqual(Array(3).fill(`${index} StoreUnavailable`));
    expect(await ledger.events('purse-next')).toHaveLength(1);
  });

  test('that outlives the reactor leaves the event owed', async () => {
    await ledger.run(give, '1', 5);
    const { index } = (await ledger.events())[0]!;
    const down = async () => {
      throw new StoreUnavailable('down');
    };
    const reactor = started([passOn('passing/on', 'next')], { run: down });
    await reactor.time.someoneWaits();
    await reactor.stop();
    expect(reactor.bookmarks('passing/on').every(saved => saved < index)).toBe(true);
  });
});

describe('a reaction due later', () => {
  const tenSeconds = 10_000;

  test('waits for its time, and not a millisecond less', async () => {
    await ledger.run(give, '1', 5);
    const reactor = started([passOn('passing/later', 'next', tenSeconds)]);
    await reactor.time.someoneWaits();
    expect(reactor.time.waits).toEqual([tenSeconds]);
    reactor.time.pass(tenSeconds - 1);
    expect(await ledger.events('purse-next')).toEqual([]);
    reactor.time.pass(1);
    await recorded('purse-next', 1);
    await reactor.stop();
  });

  test('that what was under way has drained: ten seconds, and more where an append may be in doubt', async () => {
    await ledger.run(give, '1', 5);
    const { store } = ledger;
    const follow = store.follow.bind(store);
    for (const [doubtMs, dueMs] of [
      [0, tenSeconds],
      [19_000, 2 * tenSeconds + 19_000],
    ] as const) {
      const reactor = started([passOn('passing/later', 'next', 'drained')], { store: { follow, doubtMs } });
      await reactor.time.someoneWaits();
      expect(reactor.time.waits).toEqual([dueMs]);
      await reactor.stop();
    }
  });

  test('counts from when the event was recorded, also after a restart', async () => {
    await ledger.run(give, '1', 5);
    const time = new MovedTime(msOf(ledger.clock.now()) + 4_000);
    const reactor = started([passOn('passing/later', 'next', tenSeconds)], { time });
    await time.someoneWaits();
    expect(time.waits).toEqual([tenSeconds - 4_000]);
    await reactor.stop();
    const late = new MovedTime(msOf(ledger.clock.now()) + 60_000);
    const again = started([passOn('passing/later', 'next', tenSeconds)], { time: late });
    await recorded('purse-next', 1);
    await again.stop();
  });

  test('is owed until then: the bookmark stops before it, also when the event has done all else', async () => {
    await ledger.run(give, '1', 5);
    const { index } = (await ledger.events())[0]!;
    const reactions = [passOn('passing/on', 'next'), passOn('passing/later', 'last', tenSeconds)];
    const reactor = started(reactions);
    await recorded('purse-next', 1);
    await reactor.time.someoneWaits();
    await reactor.stop();
    expect(reactor.bookmarks('passing/later').every(saved => saved < index)).toBe(true);
    expect(reactor.bookmarks('passing/on').at(-1)).toBeGreaterThanOrEqual(index);
    expect(await ledger.events('purse-last')).toEqual([]);

    const late = new MovedTime(msOf(ledger.clock.now()) + tenSeconds);
    const again = started(reactions, { from: () => index - 1, time: late });
    await recorded('purse-last', 1);
    await again.stop();
    expect(await ledger.events('purse-next')).toHaveLength(1);
  });

  test('does not hold up what is due now', async () => {
    await ledger.run(give, '1', 5);
    const later = reaction(
      'giving/later',
      given,
      () => consequence(give, { purse: 'last', amount: 1 }),
      tenSeconds,
    );
    const reactor = started([later, passOn('passing/on', 'next')]);
    await recorded('purse-next', 1);
    await ledger.run(give, '2', 6);
    await recorded('purse-next', 2);
    await reactor.stop();
  });
});

test('a type that nobody knows ends the reactor: nothing is skipped', async () => {
  await ledger.run(give, '1', 5);
  const reactor = started([passOn('passing/on', 'next')]);
  await recorded('purse-next', 1);
  const [event] = await ledger.store.scan(-1, 1);
  const body = event!.body.replace('MoneyGiven', 'Unheard').replace('ClaimTaken', 'Unheard');
  const { id, commandId, recordedAt } = JSON.parse(body) as {
    id: string;
    commandId: string;
    recordedAt: string;
  };
  const unheard = { id: id.replace(/^.{8}/u, '00000000'), type: 'Unheard', commandId, recordedAt, body };
  await ledger.store.append('purse-x', -1, [unheard]);
  await expect(reactor.ended).rejects.toThrow('does not know: Unheard');
});

test('events of no reaction make nothing', async () => {
  await ledger.run(give, '1', 5);
  const reactor = started([reaction('x/y', taken, () => consequence(give, { purse: 'next', amount: 1 }))]);
  await ledger.run(takeFrom, '2', 5);
  await recorded('purse-next', 1);
  await reactor.stop();
  expect(await ledger.events('purse-next')).toHaveLength(1);
});
