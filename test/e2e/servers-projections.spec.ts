import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '#event-sourcing';
import { closed } from '#test/support/eventstoredb-witness';
import { type Cast, castOf, direct, districtLine, found, fund, provinceLine } from '#test/support/hai-duong';
import type { LedgerProcess } from '#test/support/ledger-process';
import { recordedEvents } from '#test/support/recorded-events';
import { type Servers, startServers } from '#test/support/servers';
import { timerScheduler } from '#test/support/timer-scheduler';

const url = process.env['SOCAI_TEST_ESDB'];
const standard = ['$by_category', '$by_correlation_id', '$by_event_type'];

/** Whether a server carries on the projections that come with it. */
const projects = async (server: string): Promise<boolean> => {
  const client = EventStoreDBClient.connectionString(server);
  const statuses = await Promise.all(
    standard.map(name => client.getProjectionStatus(name).catch(() => undefined)),
  );
  await closed(client);
  return statuses.every(status => status?.projectionStatus === 'Running');
};

const exercised = url !== undefined && (await projects(url));
if (!exercised)
  process.stderr.write(
    'NOT EXERCISED: the projections of EventStoreDB, unless SOCAI_TEST_ESDB is a server that was started with ' +
      '--run-projections=System --start-standard-projections\n',
  );

/** What the server makes of our streams by its own conventions, for its console and for other programs. */
(exercised ? describe : describe.skip)('the projections that come with EventStoreDB', () => {
  let servers: Servers;
  let ledger: LedgerProcess;
  let cast: Cast;
  let client: EventStoreDBClient;
  let events: readonly LedgerEvent[];

  beforeAll(async () => {
    servers = await startServers();
    const [first] = await Promise.all([servers.start('ledger', { wait: false }), servers.start('projector')]);
    ledger = first;
    await ledger.ready();
    cast = await castOf(ledger);
    await found(cast);
    await fund(cast, '1000');
    await fund(cast, '30', districtLine);
    for (const [n, amount] of ['7', '5', '900000'].entries())
      await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(`need ${n}`, amount));
    events = await recordedEvents(cast.auditor);
    client = EventStoreDBClient.connectionString(url!);
  }, 180_000);
  afterAll(async () => {
    await closed(client);
    await servers.remove();
  });

  /** The ids in a stream of links, as soon as it has so many. */
  const linked = async (stream: string, atLeast: number): Promise<readonly string[]> => {
    for (; ; await timerScheduler.wait(50)) {
      const ids: string[] = [];
      try {
        for await (const { event } of client.readStream(stream, { resolveLinkTos: true }))
          ids.push(event!.id);
      } catch (error) {
        if ((error as { type?: string }).type !== 'stream-not-found') throw error;
      }
      if (ids.length >= atLeast) return ids;
    }
  };
  const idsOf = (some: readonly LedgerEvent[]) => some.map(({ id }) => id);
  const onServer = (stream: string) => `${servers.env['SOCAI_NAMESPACE']}.${stream}`;

  test.each(['budgetLine', 'unit', 'parameter'])('$ce: every event of the category %s', async category => {
    const ours = events.filter(({ stream }) => stream.startsWith(`${category}-`));
    expect(ours.length).toBeGreaterThan(0);
    expect(await linked(`$ce-${onServer(category)}`, ours.length)).toEqual(idsOf(ours));
  });

  test('$bc: what followed from one command, by its correlation', async () => {
    const sent = events.filter(({ type }) => type === 'FundsSent');
    expect(sent).toHaveLength(2);
    for (const { correlationId } of sent) {
      const chain = events.filter(event => event.correlationId === correlationId);
      const types = chain.map(({ type }) => type);
      expect(types.slice(-3)).toEqual(['FundsSent', 'FundsReceived', 'FundMoveSettled']);
      expect(await linked(`$bc-${correlationId}`, chain.length)).toEqual(idsOf(chain));
    }
  });

  test('$et: every event of a type', async () => {
    const ours = new Set(idsOf(events.filter(({ type }) => type === 'FundsCommitted')));
    expect(ours.size).toBe(2);
    const theirs = await linked('$et-FundsCommitted', 2);
    expect(theirs.filter(id => ours.has(id))).toEqual([...ours]);
  });

  test('and what it writes to do so is no part of the log', async () => {
    const { checks, ready } = (await (await fetch(`${ledger.url}/health/ready`)).json()) as any;
    expect([ready, checks.log]).toEqual([true, 'ok']);
    const now = await recordedEvents(cast.auditor);
    expect(now.slice(0, events.length)).toEqual(events);
    expect(now.filter(({ type }) => type.startsWith('$'))).toEqual([]);
  });
});
