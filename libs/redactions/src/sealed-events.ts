import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, EventStore, SealedMember } from '#event-sourcing';
import type { AskedTarget } from './domain/redaction.commands.js';

export const REDACTION_LOG = Symbol('RedactionLog');
export type RedactionLog = Pick<EventStore, 'scan' | 'head'>;

/** An event with what is sealed in it. */
export interface SealedEvent {
  readonly envelope: Envelope;
  /** The unit that acted. */
  readonly unitId: string;
  readonly sealed: Readonly<Record<string, SealedMember>>;
}

/** Reads what folds are not given: which fields of a recorded event are sealed, and under which keys. */
@Injectable()
export class SealedEvents {
  constructor(@Inject(REDACTION_LOG) private readonly log: RedactionLog) {}

  async at(index: number): Promise<SealedEvent | undefined> {
    const [stored] = await this.log.scan(index - 1, 1);
    if (stored?.index !== index) return undefined;
    const envelope = JSON.parse(stored.body) as Envelope;
    const { unitId } = envelope.originator ?? envelope.actor;
    return { envelope, unitId, sealed: envelope.sealed ?? {} };
  }

  /** What was asked, with what stands there; without it where another event stands, or none. */
  async asked({ index, eventId, fields }: Omit<AskedTarget, 'found'>): Promise<AskedTarget> {
    const event = await this.at(index);
    if (event?.envelope.id !== eventId) return { index, eventId, fields };
    const { envelope, unitId, sealed } = event;
    const { stream, revision, recordedAt } = envelope;
    const keys = Object.fromEntries(Object.entries(sealed).map(([field, { key }]) => [field, key]));
    return { index, eventId, fields, found: { stream, revision, recordedAt, unitId, keys } };
  }
}
