import { type OpenEnvelope, type EventStore, posts, type StoredEvent } from '#event-sourcing';
import type { OpenWork, PeriodEnd, PeriodEndOf } from '#periods';
import { BookTotals, booksView, periodClosing } from '#periods/views';
import { everyDoc, type Questions, type Reading } from '#views';
import { processesView } from './ledger-views.js';

type Log = Pick<EventStore, 'head' | 'scan'>;

const batch = 500;
/** One event tells it all, and an event has its limit. */
const listedMax = 100;

const openedAt = (stored: StoredEvent): OpenEnvelope => JSON.parse(stored.body) as OpenEnvelope;

/** Processes that began in the month's books, or in those of a month before, and have not ended. */
const openWork = async (reading: Reading, log: Log, period: string): Promise<readonly OpenWork[]> => {
  const found: OpenWork[] = [];
  for (const { kind, processId, beganIn } of await everyDoc(reading, processesView, { state: 'open' })) {
    const [began] = kind === periodClosing.kind ? [] : await log.scan(beganIn.index - 1, 1);
    if (began && openedAt(began).postedPeriod <= period && found.length < listedMax)
      found.push({ kind: 'process', id: processId, amount: '1' });
  }
  return found;
};

/** What was posted in the month after its closing began: decided before, recorded within the ten seconds. */
const stragglers = async (
  log: Log,
  period: string,
  since: number,
  head: number,
): Promise<Pick<PeriodEnd, 'stragglers' | 'stragglerCount'>> => {
  const found: PeriodEnd['stragglers'][number][] = [];
  let count = 0;
  for (let at = since; at < head;) {
    const events = await log.scan(at, batch);
    for (const stored of events) {
      const envelope = openedAt(stored);
      const { id: eventId, stream, revision } = envelope;
      if (stored.index > head || envelope.postedPeriod !== period || !posts(envelope)) continue;
      count += 1;
      if (count <= listedMax) found.push({ eventId, stream, revision });
    }
    at = events.at(-1)?.index ?? head;
  }
  return { stragglers: found, stragglerCount: count };
};

/** A month at its end, from views that have seen everything recorded when it is asked. */
export const periodEndFrom =
  (questions: Questions, log: Log): PeriodEndOf =>
  async (period, since) => {
    const { index } = await log.head();
    const reading = await questions.at([processesView, booksView], { known: String(index) });
    return {
      openWork: await openWork(reading, log, period),
      totals: (await BookTotals.read(reading)).of(period),
      ...(await stragglers(log, period, since, index)),
    };
  };
