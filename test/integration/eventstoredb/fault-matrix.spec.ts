import { noStream, OutcomeUnknown, StoreUnavailable, type StoredEvent } from '#event-sourcing';
import type { EventStoreDbCount } from '#stores/eventstoredb';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { eventStoreDbLog, type EventStoreDbLog } from '#test/support/eventstoredb-log';
import { type Witness, witnessOf } from '#test/support/eventstoredb-witness';
import { faultProxy, type FaultProxy } from '#test/support/fault-proxy';
import { commandNamed, eventOfBytes, newEvent, newEvents } from '#test/support/new-events';

const hasty = { appendMs: 500, readMs: 800, quietMs: 800, indexMs: 8_000, pauseMs: 20, pauseMaxMs: 200 };

/** Every fault, and what takes it back. Those that last are mended by the test when it has seen them bite. */
const faults: Readonly<Record<string, (proxy: FaultProxy) => void>> = {
  'a cut': proxy => proxy.cut(),
  'a refusal': proxy => proxy.refuse(),
  'a stall on the way there': proxy => proxy.stall('to-server'),
  'a stall on the way back': proxy => proxy.stall('to-client'),
  'a delay': proxy => proxy.delay(150),
};
const eachFault = Object.entries(faults);
const url = (port: number) => `esdb://127.0.0.1:${port}?tls=false`;

onEveryEngine(engine => {
  let proxy: FaultProxy;
  let log: EventStoreDbLog;
  let witness: Witness;
  const counts = new Map<EventStoreDbCount, number>();
  let over = false;
  const open = async (timings = {}) => {
    log = await eventStoreDbLog(url(proxy.port), {
      timings: { ...hasty, ...timings },
      observer: { count: (what, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by) },
    });
    witness = witnessOf(engine().url, log.namespace);
    await log.store.append('line-warm', noStream, newEvents(commandNamed('warm'), 1));
    expect(await log.store.head()).toMatchObject({ index: 0 });
  };
  beforeEach(async () => {
    counts.clear();
    over = false;
    proxy = await faultProxy(engine().port);
  });
  afterEach(async () => {
    over = true;
    proxy.mend();
    await log.remove();
    await witness.close();
    await proxy.close();
  });

  const bitten = async () => {
    const bit = () => counts.get('append-resent') || counts.get('client-replaced');
    while (!over && !bit()) await new Promise(setImmediate);
  };
  /** Never lost, never twice: on the server, in the stream and in the index. */
  const standsOnce = async (stream: string, events: readonly { readonly id: string }[]) => {
    const ids = events.map(({ id }) => id);
    expect(await witness.ids(stream)).toEqual(ids);
    const idOf = ({ body }: StoredEvent) => (JSON.parse(body) as { id: string }).id;
    expect((await log.store.read(stream)).events.map(idOf)).toEqual(ids);
    const indexed = await log.store.scan(-1, 10_000);
    expect(indexed.map(({ index }) => index)).toEqual(indexed.map((_, n) => n));
    expect(indexed.filter(event => event.stream === stream).map(idOf)).toEqual(ids);
  };

  describe('an append', () => {
    const events = newEvents(commandNamed('in doubt'), 3);

    test.each(eachFault)('with %s before it', async (name, breaks) => {
      await open();
      breaks(proxy);
      const appending = log.store.append('line-a', noStream, events);
      if (name.includes('stall') || name === 'a refusal') await bitten();
      proxy.mend();
      expect(await appending).toEqual({ appended: true, revision: 2 });
      await standsOnce('line-a', events);
    });

    test.each(eachFault)('stored, with %s before its answer', async (_, breaks) => {
      await open();
      proxy.stall('to-client');
      const appending = log.store.append('line-a', noStream, events);
      await witness.holds('line-a', 3);
      breaks(proxy);
      proxy.cut();
      await bitten();
      proxy.mend();
      expect(await appending).toEqual({ appended: true, revision: 2 });
      await standsOnce('line-a', events);
      expect(await log.store.receipt('line-a', commandNamed('in doubt'))).toMatchObject({
        first: 0,
        last: 2,
      });
    });

    test('whose answer never comes is not told as failed, and whoever appends next learns that it stands', async () => {
      await open({ resendMs: 900 });
      proxy.stall('to-client');
      const error = await log.store.append('line-a', noStream, events).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(OutcomeUnknown);
      expect(counts.get('append-unknown')).toBe(1);
      proxy.cut();
      proxy.mend();
      const other = [newEvent(commandNamed('instead'))] as const;
      expect(await log.store.append('line-a', noStream, other)).toEqual({ appended: false, actual: 2 });
      await standsOnce('line-a', events);
    });

    test('to a server that cannot be reached has not happened', async () => {
      await open({ resendMs: 300 });
      proxy.refuse();
      await engineGone(log);
      proxy.mend();
      await standsOnce('line-a', []);
    });

    test('of other bytes under ids that stand is a conflict, not a success', async () => {
      await open();
      await log.store.append('line-a', noStream, events);
      const { id } = events[0];
      const forged = newEvent(commandNamed('in doubt'), { extra: { other: true } });
      expect(forged.id).toBe(id);
      expect(await log.store.append('line-a', noStream, [forged])).toEqual({ appended: false, actual: 2 });
      await standsOnce('line-a', events);
    });
  });

  test.each(eachFault)(
    'sixteen senders go on after %s, and nothing is lost or doubled',
    async (_, breaks) => {
      await open();
      const rounds = 8;
      const senders = Array.from({ length: 16 }, (_, n) => n);
      let done = 0;
      const sending = senders.map(async n => {
        for (let round = 0; round < rounds; round += 1, done += 1) {
          const event = newEvent(commandNamed(`${n} ${round}`));
          const outcome = await log.store.append(`line-${n}`, round - 1, [event]);
          expect(outcome).toEqual({ appended: true, revision: round });
        }
      });
      while (done < 40) await new Promise(setImmediate);
      breaks(proxy);
      const healing = Promise.all(sending);
      await Promise.race([bitten(), healing]);
      proxy.mend();
      await healing;
      for (const n of senders)
        await standsOnce(
          `line-${n}`,
          Array.from({ length: rounds }, (__, round) => newEvent(commandNamed(`${n} ${round}`))),
        );
    },
  );

  test('a hundred big appends behind a way there that is stalled, then cut, all come to their end', async () => {
    // Three megabytes through one stream: on a busy machine that takes a while.
    await open({ appendMs: 3_000 });
    proxy.stall('to-server');
    const appends = Array.from({ length: 100 }, (_, n) =>
      log.store.append(`line-${n}`, noStream, [eventOfBytes(commandNamed(`${n}`), 30_000)]),
    );
    await proxy.asked();
    proxy.cut();
    await bitten();
    proxy.mend();
    expect(await Promise.all(appends)).toEqual(appends.map(() => ({ appended: true, revision: 0 })));
    expect(await log.store.head()).toMatchObject({ index: 100 });
  });

  test.each(eachFault)('a read with %s answers right or not at all', async (_, breaks) => {
    await open();
    await log.store.append('line-a', noStream, newEvents(commandNamed('long'), 200));
    const whole = await log.store.read('line-a');
    breaks(proxy);
    const during = await log.store.read('line-a').catch((error: unknown) => error);
    if (during instanceof Error) expect(during).toBeInstanceOf(StoreUnavailable);
    else expect(during).toEqual(whole);
    proxy.mend();
    await log.store.append('line-b', noStream, newEvents(commandNamed('healed'), 1));
    expect(await log.store.read('line-a')).toEqual(whole);
  });

  test('a read whose connection is lost once is answered', async () => {
    await open();
    await log.store.append('line-a', noStream, newEvents(commandNamed('long'), 200));
    const whole = await log.store.read('line-a');
    for (let round = 0; !counts.get('read-again'); round += 1) {
      proxy.stall('to-client');
      const asked = proxy.asked();
      const reading = log.store.read('line-a');
      await asked;
      proxy.cut();
      proxy.mend();
      expect([round, await reading]).toEqual([round, whole]);
    }
  });

  test.each(eachFault)('a follower sees every event once, in order, through %s', async (_, breaks) => {
    await open();
    const stop = new AbortController();
    const seen: StoredEvent[] = [];
    const following = (async () => {
      for await (const batch of log.store.follow(0, stop.signal)) {
        seen.push(...batch);
        if (seen.length >= 60) stop.abort();
      }
    })();
    for (let n = 0; n < 60; n += 1) {
      if (n === 20) breaks(proxy);
      const appending = log.store.append('line-a', n - 1, [newEvent(commandNamed(`${n}`))]);
      if (n === 20) await Promise.race([bitten(), appending]);
      if (n === 20) proxy.mend();
      await appending;
    }
    await following;
    expect(seen.map(({ index }) => index)).toEqual(Array.from({ length: 60 }, (__, n) => n + 1));
    expect(seen.map(({ revision }) => revision)).toEqual(Array.from({ length: 60 }, (__, n) => n));
  });
});

const engineGone = async (log: EventStoreDbLog): Promise<void> => {
  const error = await log.store
    .append('line-a', noStream, newEvents(commandNamed('nobody there'), 1))
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(StoreUnavailable);
};
