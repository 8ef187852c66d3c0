import { type EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { randomBytes } from 'node:crypto';
import type { NewEvent } from '#event-sourcing';
import { eventIdOf } from '#event-sourcing';
import { canonicalJson, sha256 } from '#kernel';
import { SystemClock } from '#platform/ambient';
import { type EventStoreDb, openEventStoreDb } from '#stores/eventstoredb';
import { scheduler } from '../surroundings.js';

/** What is done on the server, by the store or by the bare client. */
export interface Plan {
  readonly url: string;
  readonly namespace: string;
  readonly indexPath: string;
  readonly streams: number;
  readonly eventsPerStream: number;
}

const bodyBytes = 600;

export const streamOf = (n: number): string => `line-${n}`;

const eventOf = (stream: number, n: number): NewEvent => {
  const commandId = sha256(`bench ${stream} ${n}`);
  const id = eventIdOf(commandId, 0, '5a'.repeat(32));
  const recordedAt = '2020-01-02T03:04:05.678Z';
  const data = { amount: '1000000', note: 'x'.repeat(bodyBytes - 300) };
  const body = canonicalJson({ commandId, data, id, recordedAt, type: 'Moved' });
  return { id, type: 'Moved', commandId, recordedAt, body };
};

export const openStore = ({ url, namespace, indexPath }: Plan): EventStoreDb =>
  openEventStoreDb(url, {
    indexPath,
    namespace,
    clock: new SystemClock(),
    scheduler,
    random: { bytes: count => randomBytes(count) },
  });

/** The events of every stream, made before the clock runs: the same for both. */
export const eventsOf = ({ streams, eventsPerStream }: Plan): readonly (readonly NewEvent[])[] =>
  Array.from({ length: streams }, (_, stream) =>
    Array.from({ length: eventsPerStream }, (__, n) => eventOf(stream, n)),
  );

/** Every stream takes one event after another, as soon as the one before is acknowledged. */
const byStreams = (
  events: readonly (readonly NewEvent[])[],
  append: (stream: number, n: number, event: NewEvent) => Promise<unknown>,
): Promise<unknown> =>
  Promise.all(
    events.map(async (own, stream) => {
      for (const [n, event] of own.entries()) await append(stream, n, event);
    }),
  );

export const appendByStore = (
  store: EventStoreDb,
  events: readonly (readonly NewEvent[])[],
): Promise<unknown> =>
  byStreams(events, (stream, n, event) => store.append(streamOf(stream), n - 1, [event]));

export const appendBare = (
  client: EventStoreDBClient,
  { namespace }: Plan,
  events: readonly (readonly NewEvent[])[],
): Promise<unknown> =>
  byStreams(events, (stream, n, { id, type, body }) => {
    const event = jsonEvent({ id, type, data: JSON.parse(body), metadata: { more: 0 } });
    const expectedRevision = n === 0 ? 'no_stream' : BigInt(n - 1);
    return client.appendToStream(namespace + streamOf(stream), event, { expectedRevision });
  });

export const readByStore = async (store: EventStoreDb, { streams }: Plan): Promise<void> => {
  for (let stream = 0; stream < streams; stream += 1) await store.read(streamOf(stream));
};

export const readBare = async (client: EventStoreDBClient, { streams, namespace }: Plan): Promise<void> => {
  for (let stream = 0; stream < streams; stream += 1)
    for await (const read of client.readStream(namespace + streamOf(stream))) void read;
};

const total = ({ streams, eventsPerStream }: Plan): number => streams * eventsPerStream;

export const followByStore = async (store: EventStoreDb, plan: Plan): Promise<void> => {
  const over = new AbortController();
  let seen = 0;
  for await (const batch of store.follow(-1, over.signal)) {
    seen += batch.length;
    if (seen >= total(plan)) over.abort();
  }
};

export const followBare = async (client: EventStoreDBClient, plan: Plan): Promise<void> => {
  const filter = streamNameFilter({ prefixes: [plan.namespace] });
  const subscription = client.subscribeToAll({ fromPosition: 'start', filter });
  let seen = 0;
  for await (const read of subscription) {
    if (read.event) seen += 1;
    if (seen >= total(plan)) break;
  }
  await subscription.unsubscribe();
};
