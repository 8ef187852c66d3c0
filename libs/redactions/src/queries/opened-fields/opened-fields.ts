import { Inject, Injectable } from '@nestjs/common';
import { dateAt } from '#kernel';
import { type Clock, type Grant, openSealed, type SealedMember, type SealKeys } from '#event-sourcing';
import { CLOCK, type Caller, QUESTIONS } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import type { Questions } from '#views';
import { REDACTION_LOG, type RedactionLog, type SealedEvent } from '../../sealed-events.js';
import { type RedactedEventDoc, redactedEventsView } from '../redactions.view.js';
import { type AnyEventTypes, EVENT_TYPES, readerOf } from './field-readers.js';
import type { OpenedField } from './opened-event.js';

export const SEAL_KEYS = Symbol('SealKeys');

/** A field, and the duty that opens it; without one it stays sealed to this person. */
export interface FieldAsked {
  readonly name: string;
  readonly member: SealedMember;
  readonly by?: Grant;
  readonly redacted?: RedactedEventDoc['fields'][string];
}

/** Says of each sealed field whether somebody may read it, and reads it. */
@Injectable()
export class OpenedFields {
  constructor(
    @Inject(REDACTION_LOG) private readonly log: RedactionLog,
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(SEAL_KEYS) private readonly keys: Pick<SealKeys, 'find'>,
    @Inject(EVENT_TYPES) private readonly types: AnyEventTypes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As of everything recorded by now: a text is not shown once its redaction stands in the log. */
  async asked({ envelope, unitId, sealed }: SealedEvent, { grants }: Caller): Promise<readonly FieldAsked[]> {
    const { index } = await this.log.head();
    const reading = await this.questions.at([redactedEventsView, unitsView], { known: String(index) });
    const redacted = (await reading.get(redactedEventsView, envelope.id))?.fields ?? {};
    const reader = readerOf(this.types, grants, await readUnitTree(reading, dateAt(this.clock.now())));
    return Object.entries(sealed).map(([name, member]) => ({
      name,
      member,
      redacted: redacted[name],
      by: reader(envelope.type, name, unitId),
    }));
  }

  async opened(eventId: string, { name, member, by, redacted }: FieldAsked): Promise<OpenedField> {
    if (redacted) {
      const { since: redactedSince, redactionId } = redacted;
      return { name, state: 'redacted', redactedSince, redactionId };
    }
    if (!by) return { name, state: 'sealed' };
    const key = await this.keys.find(member.key);
    const opened = key && openSealed(member, key, { eventId, field: name });
    return opened && 'text' in opened
      ? { name, state: 'open', text: opened.text, salt: key.salt }
      : { name, state: 'unreadable' };
  }
}
