import { Inject, Injectable } from '@nestjs/common';
import { dateAt } from '#kernel';
import { type Clock, type Envelope, type EventStore, leafOf, type StoredEvent } from '#event-sourcing';
import { CLOCK, proofOf, QUESTIONS, type ReadScope } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import type { Questions } from '#views';
import { EventMarks } from './event-marks.js';
import type { EventRow } from './history.query.js';

export const EVENT_LOG = Symbol('EventLog');

/** Shows recorded events to somebody: whole where their duties reach, as leaves elsewhere. */
@Injectable()
export class EventReader {
  constructor(
    @Inject(EVENT_LOG) readonly log: EventStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly marks: EventMarks,
  ) {}

  async rows(stored: readonly StoredEvent[], scope: ReadScope): Promise<readonly EventRow[]> {
    const readable = await this.readable(scope);
    const shown = stored.map(event => {
      const envelope = JSON.parse(event.body) as Envelope;
      const leafOnly = !readable((envelope.originator ?? envelope.actor).unitId);
      return { event, envelope, leafOnly };
    });
    const whole = shown.filter(({ leafOnly }) => !leafOnly).map(({ envelope }) => envelope);
    const marksOf = await this.marks.of(whole);
    return shown.map(({ event, envelope, leafOnly }) => ({
      index: event.index,
      prev: event.prev,
      leafOnly,
      event: leafOnly ? leafOf(event, envelope) : envelope,
      proof: proofOf(event.index),
      ...(leafOnly ? {} : marksOf(envelope.id)),
    }));
  }

  private async readable(scope: ReadScope): Promise<(unitId: string) => boolean> {
    if (scope.everything) return () => true;
    const reading = await this.questions.at([unitsView], {});
    return (await readUnitTree(reading, dateAt(this.clock.now()))).readableBy(scope);
  }
}
