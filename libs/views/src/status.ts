import type { EventStore, Index } from '#event-sourcing';
import type { Built, Digest, Parked, ReadStore } from './read-store.js';

/** One copy of a view, as an operator sees it. */
export interface CopyStatus extends Pick<
  Built,
  'id' | 'name' | 'version' | 'kind' | 'generation' | 'state' | 'retiredAt'
> {
  readonly position: Index;
  /** Events of the log that it has not seen. */
  readonly lag: number;
  /** Withheld while anything is parked: it would not be the digest of the whole log. */
  readonly digest?: Digest;
  readonly parked: readonly Parked[];
}

/** Every copy there is, the live ones first, by name. */
export const viewStatus = async (
  readStore: Pick<ReadStore, 'catalogue'>,
  log: Pick<EventStore, 'head'>,
): Promise<readonly CopyStatus[]> => {
  const copies = await readStore.catalogue();
  const head = await log.head();
  return copies
    .map(({ checkpoint: { position, digest, parked }, ...copy }) => ({
      ...copy,
      position,
      lag: Math.max(0, head.index - position),
      ...(parked.length === 0 ? { digest } : {}),
      parked,
    }))
    .sort(
      (a, b) => order[a.state] - order[b.state] || (a.name < b.name ? -1 : 1) || a.generation - b.generation,
    );
};

const order = { live: 0, building: 1, retired: 2 } as const;
