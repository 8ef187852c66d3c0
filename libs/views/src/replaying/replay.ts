import type { Index, Scheduler } from '#event-sourcing';
import { readTo, type Source } from '../engine/feed.js';
import { Projection } from '../engine/projection.js';
import type { Checkpoint, ViewId } from '../read-store.js';
import type { View } from '../view.js';

/** A view, and the index of the last event that counts. */
export interface Past {
  readonly view: View;
  readonly to: Index;
}

/** The copy that a replay built, standing at the index asked; of a part of a log, at its last event up to there. */
export interface Replayed extends Past {
  readonly id: ViewId;
  readonly checkpoint: Checkpoint;
}

export interface ReplayParts extends Source {
  readonly pasts: readonly Past[];
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  /** Told of every batch how many events it had. */
  readonly onProgress: (events: number) => void;
}

/**
 * Builds views from the first event on, in a read store that holds nothing else, each up to an index of its own. Events
 * are read once for all. What a view cannot apply it parks, as a live copy does.
 * @throws the reason of `signal` when it aborts: what is in the read store then is of no use
 */
export const replay = async (parts: ReplayParts): Promise<readonly Replayed[]> => {
  const { pasts, readStore, signal, scheduler, onProgress } = parts;
  const copies = await Promise.all(
    pasts.map(async past => {
      const { name, version, kind } = past.view;
      return {
        past,
        copy: new Projection(past.view, await readStore.create({ name, version, kind }), parts, 'park'),
      };
    }),
  );
  const last = Math.max(-1, ...pasts.map(({ to }) => to));
  for await (const events of readTo(parts, -1, last)) {
    await Promise.all(
      copies.map(({ past: { to }, copy }) =>
        copy.apply(events.at(-1)!.index <= to ? events : events.filter(({ index }) => index <= to)),
      ),
    );
    onProgress(events.length);
    // Both engines may be synchronous: signals and timers have their turn.
    await scheduler.wait(0, signal);
    signal.throwIfAborted();
  }
  return copies.map(({ past, copy }) => ({ ...past, id: copy.id, checkpoint: copy.checkpoint }));
};
