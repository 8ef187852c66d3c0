import { dateAt, derivedId, instantOf, move, type NonEmpty, sha256, streamName } from '#kernel';
import { budgetEvents, fundsCommitted } from '#budgets/events';
import { createCodec, type Envelope, eventIdOf, type NewEvent } from '#event-sourcing';
import { openSqliteEventStore } from '#stores/sqlite';
import { scheduler } from '../surroundings.js';

const codec = createCodec(budgetEvents);
const together = 100;
const onFatal = (error: Error): never => {
  throw error;
};

/** What every event of the filling has in common; instants and days are those of the filling. */
const common = (instant: string) => ({
  type: fundsCommitted.type,
  v: codec.versionOf(fundsCommitted.type),
  effectiveDate: dateAt(instant),
  postedPeriod: dateAt(instant).slice(0, 7),
  recordedAt: instant,
  actor: { personId: 'bench', unitId: 'ministry', duty: 'budgetManager' },
  clientId: 'bench',
  document: { issuer: 'Bench', kind: 'decision', number: '1', date: '2020-01-01', sha256: '0'.repeat(64) },
  correlationId: 'bench',
  gates: [],
});

/** One đồng held on a line, as the ledger itself would have recorded it. */
const committed = (lineId: string, revision: number, always: ReturnType<typeof common>): NewEvent => {
  const commandId = sha256(`bench ${lineId} ${revision}`);
  const salt = sha256(`salt ${commandId}`);
  const account = (measure: string): string => `line/${lineId}/${measure}`;
  const draft: Omit<Envelope, 'contentHash'> = {
    ...always,
    commandId,
    fingerprint: commandId,
    causationId: commandId,
    salt,
    revision,
    id: eventIdOf(commandId, 0, salt),
    stream: streamName('budgetLine', lineId),
    data: {
      lineId,
      commitmentId: derivedId(commandId, 'commitment'),
      amount: '1',
      owner: { kind: 'direct', id: 'bench' },
      postings: move(1n, account('available'), account('committed')),
    },
  };
  return codec.encode(draft).event;
};

/**
 * Makes a log longer, past HTTP and rules, while no ledger has it open.
 * @param lines ids of lines, each with a stream of equal length
 * @param events how many, spread evenly over the lines
 */
export const fillLog = async (path: string, lines: readonly string[], events: number): Promise<void> => {
  const store = await openSqliteEventStore(path, { scheduler, onFatal });
  try {
    const always = common(instantOf(Date.now()));
    const fillLine = async (lineId: string): Promise<void> => {
      const stream = streamName('budgetLine', lineId);
      let { revision } = await store.read(stream, Number.MAX_SAFE_INTEGER);
      for (const last = revision + Math.ceil(events / lines.length); revision < last; revision += together) {
        const count = Math.min(together, last - revision);
        const batch = Array.from({ length: count }, (_, n) => committed(lineId, revision + 1 + n, always));
        await store.append(stream, revision, batch as unknown as NonEmpty<NewEvent>);
      }
    };
    for (let at = 0; at < lines.length; at += together)
      await Promise.all(lines.slice(at, at + together).map(fillLine));
  } finally {
    await store.close();
  }
};
