import type { NonEmpty } from '#kernel';
import type { Envelope } from '../log/envelope.js';
import type { EventStore, Index, NewEvent, StoredEvent } from '../log/event-store.js';
import { differenceOf, type Difference } from './difference.js';

export interface CopyProgress {
  readonly phase: 'copying' | 'comparing';
  /** Events dealt with, of so many. */
  readonly done: number;
  readonly total: number;
}

export interface CopyParts {
  readonly from: Pick<EventStore, 'scan' | 'head'>;
  readonly to: Pick<EventStore, 'scan' | 'head' | 'append'>;
  /** Stops between two appends: what is copied stays, and a later run goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CopyProgress) => void;
  /** Resolves when the target has indexed what was appended up to an index. */
  readonly indexed: (index: Index) => Promise<void>;
}

/** What a copy came to. `interrupted` and `different` leave the source as it was. */
export type CopyEnd =
  | { readonly kind: 'copied'; readonly events: number }
  | { readonly kind: 'interrupted'; readonly events: number }
  | { readonly kind: 'different'; readonly difference: Difference };

const pageEvents = 500;

/**
 * Every event of one log into another, in order and byte for byte, then both read again and compared. The source must
 * stand still meanwhile. A target that holds the beginning already is continued; one that holds anything else is
 * found by the comparison, or by the first append that does not fit. Each event is compared once: what was there
 * before, and what was written after that.
 */
export const copyLog = async (parts: CopyParts): Promise<CopyEnd> => {
  const total = (await parts.from.head()).index + 1;
  const begun = (await parts.to.head()).index + 1;
  if (begun > total) return { kind: 'different', difference: { index: total, what: 'only in the target' } };
  const beginning = await compared(parts, 0, begun, total);
  if (beginning) return { kind: 'different', difference: beginning };
  const events = await copied(parts, begun, total);
  if (typeof events === 'object') return { kind: 'different', difference: events };
  if (events < total) return { kind: 'interrupted', events };
  await parts.indexed(total - 1);
  const difference = await compared(parts, begun, total, total);
  if (difference) return { kind: 'different', difference };
  return { kind: parts.signal.aborted ? 'interrupted' : 'copied', events };
};

const copied = async (parts: CopyParts, begun: number, total: number): Promise<number | Difference> => {
  let done = begun;
  if (begun < total) parts.onProgress({ phase: 'copying', done: begun, total });
  while (done < total && !parts.signal.aborted) {
    for (const run of runsOf(await wholeRuns(parts, done))) {
      if (parts.signal.aborted) break;
      const refused = await appended(parts.to, run);
      if (refused) return refused;
      done += run.length;
      parts.onProgress({ phase: 'copying', done, total });
    }
  }
  return done;
};

const appended = async (to: CopyParts['to'], run: NonEmpty<StoredEvent>): Promise<Difference | undefined> => {
  const [{ index, stream, revision }] = run;
  const events = run.map(newEventOf) as unknown as NonEmpty<NewEvent>;
  const result = await to.append(stream, revision - 1, events);
  return result.appended ? undefined : { index, what: 'revision', stream };
};

/** A page that does not end within a command: its events must stay one append, or its receipt would split. */
const wholeRuns = async ({ from }: CopyParts, done: number): Promise<readonly StoredEvent[]> => {
  const page = [...(await from.scan(done - 1, pageEvents))];
  for (let last = page.at(-1); last; last = page.at(-1)) {
    const [next] = await from.scan(last.index, 1);
    if (!next || !isSameRun(last, next)) break;
    page.push(next);
  }
  return page;
};

/** Neighbours in the log that one command wrote to one stream. */
const runsOf = (page: readonly StoredEvent[]): readonly NonEmpty<StoredEvent>[] => {
  const runs: [StoredEvent, ...StoredEvent[]][] = [];
  for (const event of page) {
    const run = runs.at(-1);
    if (run && isSameRun(run.at(-1)!, event)) run.push(event);
    else runs.push([event]);
  }
  return runs;
};

const isSameRun = (before: StoredEvent, after: StoredEvent): boolean =>
  before.stream === after.stream && envelopeOf(before).commandId === envelopeOf(after).commandId;

const envelopeOf = ({ body }: StoredEvent) => JSON.parse(body) as Pick<Envelope, 'id' | 'commandId'>;

const newEventOf = (event: StoredEvent): NewEvent => {
  const { id, commandId } = envelopeOf(event);
  const { type, recordedAt, body } = event;
  return { id, type, commandId, recordedAt, body };
};

/** The first event from `begin` on, before `end`, that is not the same in both. */
const compared = async (
  parts: CopyParts,
  begin: number,
  end: number,
  total: number,
): Promise<Difference | undefined> => {
  if (begin < end) parts.onProgress({ phase: 'comparing', done: begin, total });
  for (let next = begin; next < end && !parts.signal.aborted;) {
    const limit = Math.min(pageEvents, end - next);
    const [ours, theirs] = await Promise.all([
      parts.from.scan(next - 1, limit),
      parts.to.scan(next - 1, limit),
    ]);
    const difference = differenceOf(ours, theirs);
    if (difference) return difference;
    next += ours.length;
    parts.onProgress({ phase: 'comparing', done: next, total });
  }
  return undefined;
};
