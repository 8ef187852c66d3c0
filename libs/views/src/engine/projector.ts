import { StoreUnavailable } from '#event-sourcing';
import { ReadStoreLost, ReadStoreUnavailable } from '../read-store.js';
import { copiesToFeed, type Fed } from './copies-to-feed.js';
import { Crew } from './crew.js';
import { catchUp, giveUp } from './catch-up.js';
import { messageOf } from './faults.js';
import { lookForLoss } from './look-for-loss.js';
import { Projection } from './projection.js';
import type { ProjectorParts, Running } from './projector-parts.js';
import { retireUndeclared, sweepRetired } from './sweep.js';
import { together, untilAborted } from './together.js';
import { whyNotToSwitch } from './why-not-to-switch.js';

const retryMs = 1_000;
const sweepMs = 3_600_000;

/**
 * Keeps the views up with the log until `signal` aborts. An outage of the log or the read store, and the loss of the
 * read store, only delay it.
 * @throws UnreadableEvent when the log holds an event that this version does not know: no view goes past it.
 */
export const runProjector = async (parts: ProjectorParts): Promise<void> => {
  while (!parts.signal.aborted) {
    try {
      await project(parts);
    } catch (fault) {
      if (!passes(fault)) throw fault;
      parts.onProgress?.({ kind: 'interrupted', reason: messageOf(fault) });
      await parts.scheduler.wait(retryMs, parts.signal);
    }
  }
};

const passes = (fault: unknown): boolean =>
  fault instanceof StoreUnavailable ||
  fault instanceof ReadStoreUnavailable ||
  fault instanceof ReadStoreLost;

const project = async (parts: ProjectorParts): Promise<void> => {
  const onProgress = parts.onProgress ?? (() => undefined);
  const fed = await copiesToFeed(parts.views, parts.readStore, parts.clock);
  const retired = await retireUndeclared(parts.views, parts.readStore, parts.clock.now());
  if (retired.length > 0) onProgress({ kind: 'retired', copies: retired });
  await together(parts.signal, signal => {
    const running = { ...parts, signal, onProgress };
    const crew = new Crew(parts.log, parts.decode, signal, parts.scheduler, onProgress);
    return [
      ...lanes(fed).map(lane => runLane(lane, crew, running)),
      sweepHourly(running),
      lookForLoss(fed, running),
      untilAborted(signal),
    ];
  });
};

/** Copies at one position catch up together; those that are behind never hold up the others. */
const lanes = (fed: readonly Fed[]): readonly (readonly Fed[])[] => {
  const byPlace = Map.groupBy(fed, ({ copy }) => `${copy.checkpoint.position} ${copy.state}`);
  return [...byPlace.values()];
};

const runLane = async (lane: readonly Fed[], crew: Crew, running: Running): Promise<void> => {
  const copies = lane.map(
    ({ view, copy }) => new Projection(view, copy, running, copy.state === 'live' ? 'park' : 'stop'),
  );
  const caughtUp = await catchUp(copies, running);
  if (running.signal.aborted) return;
  const live = await switched(caughtUp, running);
  const [first] = live;
  if (!first) return;
  running.onProgress({
    kind: 'following',
    views: live.map(copy => copy.view.name),
    position: first.position,
  });
  await crew.join(live);
};

/** Those that are live, after new versions took over whose figures can be right. */
const switched = async (copies: readonly Projection[], running: Running): Promise<readonly Projection[]> => {
  const live: Projection[] = [];
  for (const copy of copies) {
    const reason = copy.onPoison === 'stop' ? await whyNotToSwitch(copy, running) : undefined;
    if (running.signal.aborted) return [];
    if (reason !== undefined) {
      await giveUp(copy, reason, running);
      continue;
    }
    if (copy.onPoison === 'stop') await switchTo(copy, running);
    live.push(copy);
  }
  return live;
};

const switchTo = async (copy: Projection, { readStore, clock, onProgress }: Running): Promise<void> => {
  await readStore.switchTo(copy.id, clock.now());
  copy.onPoison = 'park';
  onProgress({ kind: 'switched', view: copy.view.name, version: copy.view.version, copy: copy.id });
};

const sweepHourly = async ({ readStore, clock, scheduler, signal, onProgress }: Running): Promise<void> => {
  while (!signal.aborted) {
    const copies = await sweepRetired(readStore, clock.now());
    if (copies.length > 0) onProgress({ kind: 'swept', copies });
    await scheduler.wait(sweepMs, signal);
  }
};
