import { type Instant, instantOf, isCalendarDate, msOf } from '#kernel';
import type { Clock, EventStore, Index } from '#event-sourcing';
import { UnknownClock } from './faults.js';

/** What questions need of the log. */
export type LogPlaces = Pick<EventStore, 'head' | 'indexAt' | 'locate' | 'scan'>;

/** Events may still be recorded at or before an instant this recent: a decision may take that long. */
const settledAfterMs = 10_000;

export interface Known {
  readonly index: Index;
  readonly final: boolean;
}

/** @throws UnknownClock for an index past the head, and for what is neither an index nor an instant. */
export const resolveKnown = async (known: string, log: LogPlaces, clock: Clock): Promise<Known> => {
  // -1, before the first event, is what an answer of an empty log echoes, and what its cursors are pinned to.
  if (/^(-1|0|[1-9]\d{0,14})$/u.test(known)) return { index: await indexInLog(known, log), final: true };
  const instant = instantIn(known);
  if (instant === undefined)
    throw new UnknownClock(
      'known',
      known,
      'give an index of the log, or an instant such as 2020-01-02T03:04:05Z',
    );
  const final = msOf(clock.now()) - msOf(instant) > settledAfterMs;
  return { index: await log.indexAt(instant), final };
};

const indexInLog = async (known: string, log: LogPlaces): Promise<Index> => {
  const { index } = await log.head();
  if (Number(known) <= index) return Number(known);
  throw new UnknownClock('known', known, `the log ends at index ${index}`);
};

const rfc3339 =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/iu;

/**
 * An instant with any offset, in UTC and whole milliseconds; undefined when it is none. Source: RFC 3339, section 5.6.
 */
const instantIn = (text: string): Instant | undefined => {
  const [, date, , fraction = ''] = rfc3339.exec(text) ?? [];
  if (date === undefined || !isCalendarDate(date)) return undefined;
  const toMs = text.toUpperCase().replace(fraction, fraction.slice(0, 4));
  return instantOf(Date.parse(toMs));
};

/**
 * The largest `recordedAt` up to an index. It is the event's own, except after a moment in which the clock went back:
 * then the first instant is looked for at which the log is known as far as this index.
 */
export const recordedAtOf = async (index: Index, log: LogPlaces): Promise<Instant | undefined> => {
  const [event] = index < 0 ? [] : await log.scan(index - 1, 1);
  if (!event) return undefined;
  const reaches = async (ms: number): Promise<boolean> => (await log.indexAt(instantOf(ms))) >= index;
  let low = msOf(event.recordedAt);
  if (await reaches(low)) return event.recordedAt;
  let step = 1;
  while (!(await reaches(low + step))) [low, step] = [low + step, step * 2];
  let high = low + step;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await reaches(middle)) high = middle;
    else low = middle;
  }
  return instantOf(high);
};

/** @throws UnknownClock */
export const mustBeDay = (effective: string | undefined): void => {
  if (effective !== undefined && !isCalendarDate(effective))
    throw new UnknownClock('effective', effective, 'give a day that exists, as YYYY-MM-DD');
};
