import { dateAt, instantOf, type NonEmpty, sha256 } from '#kernel';
import {
  createCodec,
  eventIdOf,
  type EventStore,
  eventType,
  type NewEvent,
  shape,
  text,
} from '#event-sourcing';

const paid = eventType('Paid', 'A payment of the benchmark.', shape({ amount: text(), to: text() }));
const codec = createCodec([paid]);
const began = 1_577_836_800_000;

const eventAt = (stream: string, revision: number): NewEvent => {
  const commandId = sha256(`${stream} ${revision}`);
  const salt = sha256(`salt ${stream} ${revision}`);
  const recordedAt = instantOf(began + revision);
  return codec.encode({
    id: eventIdOf(commandId, 0, salt),
    stream,
    revision,
    type: 'Paid',
    v: 1,
    recordedAt,
    salt,
    effectiveDate: dateAt(recordedAt),
    postedPeriod: '2020-01',
    gates: [{ stream: 'unit-a', revision: 3 }],
    actor: { personId: 'p-bench', unitId: 'ministry', duty: 'accountant' },
    clientId: 'bench',
    commandId,
    fingerprint: salt,
    correlationId: commandId,
    causationId: commandId,
    document: { issuer: 'Bench', kind: 'decision', number: '1', date: '2020-01-01', sha256: salt },
    data: { amount: `${revision}`, to: 'somebody who is owed something' },
  }).event;
};

/** Appends events as a ledger records them: whole envelopes, about 1,000 bytes each. */
export const wholeEvents = async (store: EventStore, stream: string, count: number): Promise<void> => {
  const { revision } = await store.read(stream, 0, 1);
  const events = Array.from({ length: count }, (_, n) => eventAt(stream, revision + 1 + n));
  for (let from = 0; from < count; from += 500)
    await store.append(
      stream,
      revision + from,
      events.slice(from, from + 500) as unknown as NonEmpty<NewEvent>,
    );
};
