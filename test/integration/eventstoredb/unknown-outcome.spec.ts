import { randomBytes } from 'node:crypto';
import { DecisionRunner, type EventStore, type Outcome } from '#event-sourcing';
import type { EventStoreDbCount } from '#stores/eventstoredb';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { eventStoreDbLog, type EventStoreDbLog } from '#test/support/eventstoredb-log';
import { type Witness, witnessOf } from '#test/support/eventstoredb-witness';
import { faultProxy, type FaultProxy } from '#test/support/fault-proxy';
import { give, purseCodec, takeFrom } from '#test/support/purse';
import { anInvocation, codeOf, everything, standingClock } from '#test/support/purse-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';

const hasty = { appendMs: 300, resendMs: 600, readMs: 800, quietMs: 800, pauseMs: 20, pauseMaxMs: 100 };
const givenUpMs = 10_000;

/** Commands through a way to the server that breaks; the clock that counts ten seconds is moved by hand. */
onEveryEngine(engine => {
  let proxy: FaultProxy;
  let log: EventStoreDbLog;
  let witness: Witness;
  let runner: DecisionRunner;
  /** Breaks the way, when the next append sets out. */
  let onAppend: () => void;
  let onUnknown: () => void;
  const clock = standingClock();
  beforeEach(async () => {
    onAppend = () => undefined;
    onUnknown = () => undefined;
    proxy = await faultProxy(engine().port);
    const count = (what: EventStoreDbCount) => what === 'append-unknown' && onUnknown();
    log = await eventStoreDbLog(`esdb://127.0.0.1:${proxy.port}?tls=false`, {
      timings: hasty,
      observer: { count: what => void count(what) },
    });
    witness = witnessOf(engine().url, log.namespace);
    const append: EventStore['append'] = (...what) => {
      onAppend();
      onAppend = () => undefined;
      return log.store.append(...what);
    };
    const store = Object.assign(Object.create(log.store) as EventStore, { append });
    runner = new DecisionRunner({
      store,
      codec: purseCodec,
      clock,
      scheduler: timerScheduler,
      authority: everything,
      random: { bytes: many => randomBytes(many) },
    });
    expect(codeOf(await run(give, 'before', 10))).toBe('accepted');
  });
  afterEach(async () => {
    proxy.mend();
    await log.remove();
    await witness.close();
    await proxy.close();
  });

  const run = (spec: typeof give, key: string, amount: number): Promise<Outcome> =>
    runner.run(spec, { purse: 'p', amount }, anInvocation(key));
  const types = async () => (await log.store.read('purse-p')).events.map(({ type }) => type);
  const healed = () => {
    proxy.cut();
    proxy.mend();
  };

  test('an append that was stored and never answered is the answer when the server answers again', async () => {
    onAppend = () => proxy.stall('to-client');
    onUnknown = healed;
    expect(await run(takeFrom, '1', 4)).toMatchObject({ kind: 'accepted', revision: 1, replayed: false });
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken']);
  });

  test('one that never came there is settled by a refusal after ten seconds, and stays settled', async () => {
    onAppend = () => proxy.stall('to-server');
    onUnknown = () => {
      clock.ms += givenUpMs;
      healed();
    };
    const outcome = await run(takeFrom, '1', 4);
    expect(outcome).toMatchObject({ kind: 'refused', code: 'command.storage-timed-out', revision: 1 });
    expect(await run(takeFrom, '1', 4)).toEqual({ ...outcome, replayed: true });
    expect(await types()).toEqual(['MoneyGiven', 'CommandRefused']);
  });

  test('one that was stored stands against the refusal', async () => {
    onAppend = () => proxy.stall('to-client');
    onUnknown = () => {
      clock.ms += givenUpMs;
      healed();
    };
    expect(await run(takeFrom, '1', 4)).toMatchObject({ kind: 'accepted', revision: 1, replayed: false });
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken']);
  });

  test('while nothing answers that is said, and afterwards the same key tells what became of it', async () => {
    onAppend = () => proxy.stall('to-client');
    onUnknown = () => void (clock.ms += givenUpMs);
    expect(codeOf(await run(takeFrom, '1', 4))).toBe('command.outcome-unknown');
    expect(await witness.ids('purse-p')).toHaveLength(2);
    healed();
    expect(await run(takeFrom, '1', 4)).toMatchObject({ kind: 'accepted', revision: 1, replayed: true });
    expect(await types()).toEqual(['MoneyGiven', 'MoneyTaken']);
  });
});
