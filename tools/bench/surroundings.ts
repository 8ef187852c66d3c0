import type { EventStore } from '#event-sourcing';
import { SystemScheduler } from '#platform/ambient';
import { type ProjectorParts, runProjector } from '#views';

export const scheduler = new SystemScheduler(true);

type Built = Pick<ProjectorParts, 'decode' | 'readStore' | 'views'> & { readonly log: EventStore };

/** Builds views from nothing, as the projector does after a store of views is gone. */
export const buildViews = async (parts: Built): Promise<void> => {
  const over = new AbortController();
  await runProjector({
    ...parts,
    clock: { now: () => '2026-01-01T00:00:00.000Z' },
    scheduler,
    signal: over.signal,
    onProgress: ({ kind }) => kind === 'following' && over.abort(),
  });
};
