import { msOf } from '#kernel';
import type { Clock, Scheduler } from '#event-sourcing';
import type { Built, Checkpoint } from '../read-store.js';
import type { View } from '../view.js';
import { buildingCopy } from './copies-to-feed.js';
import { RebuildDiffers } from './faults.js';
import { batchSize, type Feed, readTo } from './feed.js';
import { Projection } from './projection.js';

/** `done` and `total` count events of the log; `rate` is events a second of this run. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
  readonly rate: number;
}

export interface RebuildParts extends Feed {
  readonly view: View;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/**
 * Builds a view again beside its live copy, checks it against that copy at the same index, and switches to it. A copy
 * that an earlier, killed rebuild began is continued. The live copy is fed and asked all the while.
 * Answers the new live copy, or undefined when `signal` aborts first: what was built is kept for the next time.
 * @throws RebuildDiffers when its rows or its parked streams are not those of the live copy; the new copy is dropped.
 */
export const rebuild = async (parts: RebuildParts): Promise<Built | undefined> => {
  const { readStore } = parts;
  const copy = await beginOrContinue(parts);
  const tell = progressOf(parts, copy.position);
  for (;;) {
    const live = await liveCopy(parts);
    const to = live.checkpoint.position;
    for await (const events of readTo(parts, copy.position, to)) {
      await copy.apply(events);
      tell(copy.position, to);
      await parts.scheduler.wait(0, parts.signal);
      if (parts.signal.aborted) return undefined;
    }
    await mustBeEqual(copy, live, parts);
    const ahead = (await readStore.checkpoint(live.id)).position - copy.position;
    if (ahead > batchSize) continue;
    await readStore.switchTo(copy.id, parts.clock.now());
    // Whoever fed the former copy to its end learns of the switch with the next event, which may be long in coming.
    const { position: end } = await readStore.checkpoint(live.id);
    for await (const events of readTo(parts, copy.position, end)) await copy.apply(events);
    return (await readStore.catalogue()).find(({ id }) => id === copy.id);
  }
};

const beginOrContinue = async (parts: RebuildParts): Promise<Projection> => {
  const { view, readStore } = parts;
  await liveCopy(parts);
  const { name, version, kind } = view;
  const begun = buildingCopy(view, await readStore.catalogue());
  return new Projection(view, begun ?? (await readStore.create({ name, version, kind })), parts, 'park');
};

const liveCopy = async ({ view, readStore }: RebuildParts): Promise<Built> => {
  const live = (await readStore.catalogue()).find(
    ({ name, state }) => name === view.name && state === 'live',
  );
  if (live?.version === view.version) return live;
  throw new Error(
    `the view ${view.name} has no live copy of version ${view.version} to be rebuilt beside: ` +
      'the projector builds a new version by itself',
  );
};

const mustBeEqual = async (copy: Projection, live: Built, { readStore }: RebuildParts): Promise<void> => {
  if (same(copy.checkpoint, live.checkpoint)) return;
  await readStore.drop(copy.id);
  throw new RebuildDiffers(
    `the rebuilt copy of ${live.name} differs from the live one at index ${live.checkpoint.position}: ` +
      `rebuilt ${summary(copy.checkpoint)}, live ${summary(live.checkpoint)}; ` +
      'the live copy stays, the rebuilt one was dropped',
  );
};

const same = (a: Checkpoint, b: Checkpoint): boolean =>
  a.position === b.position &&
  a.digest.count === b.digest.count &&
  a.digest.sum === b.digest.sum &&
  parkedPlaces(a) === parkedPlaces(b);

const parkedPlaces = ({ parked }: Checkpoint): string =>
  parked
    .map(({ stream, index }) => `${stream}@${index}`)
    .sort()
    .join(' ');

const summary = ({ digest, parked }: Checkpoint): string =>
  `${digest.count} rows ${digest.sum.slice(0, 12)}…, ${parked.length} parked`;

const progressOf = ({ clock, onProgress }: RebuildParts, from: number) => {
  const begun = msOf(clock.now());
  return (position: number, to: number): void => {
    const seconds = Math.max(1, msOf(clock.now()) - begun) / 1000;
    onProgress?.({ done: position + 1, total: to + 1, rate: Math.round((position - from) / seconds) });
  };
};
