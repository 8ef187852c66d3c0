import { Inject, Injectable } from '@nestjs/common';
import { dateAt } from '#kernel';
import { type Clock, type Envelope, type EventStore, leafOf, type StoredEvent } from '#event-sourcing';
import { type ErrorDoc, errorsView } from '#corrections/views';
import { CLOCK, proofOf, QUESTIONS, type ReadScope } from '#platform';
import { redactedEventsView } from '#redactions/views';
import { readUnitTree, unitsView } from '#units/views';
import type { Questions } from '#views';
import type { EventRow } from './history.query.js';

export const EVENT_LOG = Symbol('EventLog');

/** Shows recorded events to somebody: whole where their duties reach, as leaves elsewhere. */
@Injectable()
export class EventReader {
  constructor(
    @Inject(EVENT_LOG) readonly log: EventStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async rows(stored: readonly StoredEvent[], scope: ReadScope): Promise<readonly EventRow[]> {
    const readable = await this.readable(scope);
    const shown = stored.map(event => {
      const envelope = JSON.parse(event.body) as Envelope;
      const leafOnly = !readable((envelope.originator ?? envelope.actor).unitId);
      return { event, envelope, leafOnly };
    });
    const sealed = shown.filter(({ envelope, leafOnly }) => envelope.sealed && !leafOnly);
    const redacted = await this.redacted(sealed.map(({ envelope }) => envelope.id));
    const errors = await this.errors(shown.filter(({ leafOnly }) => !leafOnly));
    return shown.map(({ event, envelope, leafOnly }) => ({
      ...{ index: event.index, prev: event.prev, leafOnly },
      event: leafOnly ? leafOf(event, envelope) : envelope,
      proof: proofOf(event.index),
      ...redacted.get(envelope.id),
      ...errors.get(envelope.id),
    }));
  }

  /** Which sealed fields of these events are redacted; the rest of them is ciphertext that somebody may open. */
  private async redacted(eventIds: readonly string[]) {
    const marks = new Map<string, Pick<EventRow, 'redacted'>>();
    if (eventIds.length === 0) return marks;
    const reading = await this.questions.at([redactedEventsView], {});
    for (const id of eventIds) {
      const doc = await reading.get(redactedEventsView, id);
      if (doc) marks.set(id, { redacted: doc.fields });
    }
    return marks;
  }

  /** Which of these events were declared wrong, and what corrects them. */
  private async errors(shown: readonly { readonly envelope: Envelope }[]) {
    const reading = await this.questions.at([errorsView], {});
    const docs = await Promise.all(shown.map(({ envelope }) => reading.get(errorsView, envelope.id)));
    return new Map(docs.flatMap(doc => (doc ? [[doc.eventId, { error: errorLinks(doc) }] as const] : [])));
  }

  private async readable(scope: ReadScope): Promise<(unitId: string) => boolean> {
    if (scope.everything) return () => true;
    const reading = await this.questions.at([unitsView], {});
    return (await readUnitTree(reading, dateAt(this.clock.now()))).readableBy(scope);
  }
}

/** The wrong event stays what it is: who said so, and what corrects it, stand elsewhere. */
const errorLinks = ({ declaration, corrections }: ErrorDoc): EventRow['error'] => ({
  ...(declaration ? { declaredBy: `/v1/events/${declaration.index}` } : {}),
  correctedBy: corrections.map(({ index }) => `/v1/events/${index}`),
});
