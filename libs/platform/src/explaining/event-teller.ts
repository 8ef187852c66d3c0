import { Inject, Injectable } from '@nestjs/common';
import type { Index, OpenEnvelope, StoredEvent } from '#event-sourcing';
import { LOG, type Log } from '../commands/ports.js';
import type { ToldEvent } from './told-event.js';

/** Whether somebody may read what a unit did. */
export type Readable = (unitId: string) => boolean;

/** Events this near to one another are read at once: passing over a few costs less than asking again. */
const near = 8;

/** Tells who stands behind events, as far as their reader's scope goes. */
@Injectable()
export class EventTeller {
  constructor(@Inject(LOG) private readonly log: Log) {}

  async tell(indexes: Iterable<Index>, readable: Readable): Promise<ReadonlyMap<Index, ToldEvent>> {
    const wanted = [...new Set(indexes)].sort((a, b) => a - b);
    const told = new Map<Index, ToldEvent>();
    for (const [first, last] of runsOf(wanted))
      for (const stored of await this.log.scan(first - 1, last - first + 1))
        told.set(stored.index, toldOf(stored, readable));
    return told;
  }
}

const runsOf = (indexes: readonly Index[]): readonly (readonly [Index, Index])[] => {
  const runs: [Index, Index][] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run && index - run[1] <= near) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
};

const toldOf = (stored: StoredEvent, readable: Readable): ToldEvent => {
  const envelope = JSON.parse(stored.body) as OpenEnvelope;
  const { index, type, stream, recordedAt } = stored;
  const { id: eventId, effectiveDate, actor, originator, document, reason, correlationId } = envelope;
  const leaf = {
    index,
    eventId,
    type,
    stream,
    recordedAt,
    event: `/v1/events/${index}`,
    proof: `/v1/proofs/inclusion?event=${index}`,
  };
  return readable((originator ?? actor).unitId)
    ? { ...leaf, leafOnly: false, effectiveDate, actor, originator, document, reason, correlationId }
    : { ...leaf, leafOnly: true };
};
