import type { Clock, Index, Scheduler } from '#event-sourcing';
import type { Asked, Questions, Reading } from '../questions.js';
import type { Built, ReadStore } from '../read-store.js';
import type { Clocks, View } from '../view.js';
import { within } from './deadline.js';
import { beingBuilt, mustNotBeFarBehind, usualLag } from './far-behind.js';
import { ViewNotReady } from './faults.js';
import { type Known, type LogPlaces, mustBeDay, recordedAtOf, resolveKnown } from './known.js';
import { readingOf } from './reading.js';
import { type Awaited, parseWaitToken } from './wait-token.js';

export interface QuestionParts {
  readonly readStore: ReadStore;
  readonly log: LogPlaces;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How long a question waits for its views, in milliseconds; 5,000 if absent. */
  readonly waitMs?: number;
  /** A view so many events behind the log is being built, and does not answer for the present; 10,000 if absent. */
  readonly mostBehind?: number;
}

/** How often a place that another process is still indexing is looked up again. */
const lookAgainMs = 50;

export const questionsOf = (parts: QuestionParts): Questions => ({
  at: async (views, asked) => {
    mustBeDay(asked.effective);
    const token = asked.waitFor === undefined ? undefined : parseWaitToken(asked.waitFor);
    const known =
      asked.known === undefined ? undefined : await resolveKnown(asked.known, parts.log, parts.clock);
    let copies = await liveCopies(views, parts);
    if (token) {
      const index = await located(token, views, parts);
      copies = await reachedBy(copies, Math.max(index, known?.index ?? -1), views, parts);
    } else if (known) copies = await reachedBy(copies, known.index, views, parts);
    return pinned(copies, known ?? { index: await commonIndex(copies, parts), final: true }, asked, parts);
  },
});

const pinned = async (
  copies: Copies,
  known: Known,
  asked: Asked,
  { readStore, log }: QuestionParts,
): Promise<Reading> => {
  const { effective } = asked;
  const recordedAt = await recordedAtOf(known.index, log);
  const clocks: Clocks = { known: known.index, ...(effective === undefined ? {} : { effective }) };
  const asOf = {
    index: known.index,
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(effective === undefined ? {} : { effective }),
    final: known.final,
  };
  return readingOf(readStore, copies, asOf, clocks);
};

type Copies = ReadonlyMap<string, Built>;

/** @throws ViewNotReady when a view has no live copy in its declared version. */
const liveCopies = async (views: readonly View[], { readStore, log }: QuestionParts): Promise<Copies> => {
  const catalogue = await readStore.catalogue();
  const live = new Map<string, Built>();
  for (const { name, version } of views) {
    const copies = catalogue.filter(copy => copy.name === name);
    const copy = copies.find(({ state }) => state === 'live');
    if (copy?.version !== version)
      throw beingBuilt(
        name,
        copies.findLast(built => built.version === version),
        (await log.head()).index,
      );
    live.set(name, copy);
  }
  return live;
};

/** The newest index at which all views can answer. @throws ViewNotReady when one of them is far behind the log */
const commonIndex = async (copies: Copies, { log, mostBehind = usualLag }: QuestionParts): Promise<Index> => {
  const head = await log.head();
  mustNotBeFarBehind(copies.values(), head.index, mostBehind);
  const positions = [...copies.values()].map(({ checkpoint }) => checkpoint.position);
  return positions.length === 0 ? head.index : Math.min(...positions);
};

/** Waits until every copy stands at an index. @throws ViewNotReady */
const reachedBy = async (
  copies: Copies,
  index: Index,
  views: readonly View[],
  parts: QuestionParts,
): Promise<Copies> => {
  const behind = firstBehind(copies, index);
  if (!behind) return copies;
  await within(parts.waitMs ?? 5_000, parts.scheduler, late =>
    Promise.all([...copies.values()].map(({ id }) => parts.readStore.reached(id, index, late))),
  );
  // Looked up again: a rebuilt copy may have taken a place meanwhile, and may stand a little behind it.
  const now = await liveCopies(views, parts);
  const late = firstBehind(now, index);
  if (late) {
    mustNotBeFarBehind([late], index, parts.mostBehind ?? usualLag);
    throw new ViewNotReady(
      late.name,
      `stands at index ${late.checkpoint.position} and has not reached ${index} in time`,
    );
  }
  return now;
};

const firstBehind = (copies: Copies, index: Index): Built | undefined =>
  [...copies.values()].find(({ checkpoint }) => checkpoint.position < index);

/** The index of the event waited for; an engine may still be indexing it. @throws ViewNotReady */
const located = async (
  awaited: Awaited,
  views: readonly View[],
  { log, scheduler, waitMs = 5_000 }: QuestionParts,
): Promise<Index> => {
  if ('index' in awaited) return awaited.index;
  const { stream, revision } = awaited;
  return within(waitMs, scheduler, async late => {
    while (!late.aborted) {
      const index = await log.locate(stream, revision);
      if (index !== undefined) return index;
      await scheduler.wait(lookAgainMs, late);
    }
    const [view] = views;
    throw new ViewNotReady(view?.name ?? '', `has not seen revision ${revision} of ${stream} in time`);
  });
};
