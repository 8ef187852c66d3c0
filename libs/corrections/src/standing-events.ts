import { Inject, Injectable } from '@nestjs/common';
import type { OpenEnvelope, EventStore } from '#event-sourcing';
import type { StandingEvent } from './domain/error.js';

export const CORRECTION_LOG = Symbol('CorrectionLog');

/** Finds the event that somebody means: by its place, and by its id, which must agree. */
@Injectable()
export class StandingEvents {
  constructor(@Inject(CORRECTION_LOG) private readonly log: Pick<EventStore, 'scan'>) {}

  async find(index: number, eventId: string): Promise<StandingEvent | undefined> {
    const [stored] = await this.log.scan(index - 1, 1);
    if (stored?.index !== index) return undefined;
    const { id, originator, actor, type } = JSON.parse(stored.body) as OpenEnvelope;
    const { stream, revision } = stored;
    return id === eventId ? { stream, revision, type, unitId: (originator ?? actor).unitId } : undefined;
  }
}
