import type { DocumentRef } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import { register, when } from '#views';
import {
  keyCopyErased,
  redacted,
  redactionOrdered,
  type RedactionTarget,
  sealKeysDestroyed,
} from '../events/index.js';

/** Who did it, when, on what paper. */
export interface Hand {
  readonly person: string;
  readonly unitId: string;
  readonly at: string;
  readonly document: DocumentRef;
}

/** A redaction from its order to the last copy of its keys. */
export type RedactionDoc = {
  readonly redactionId: string;
  readonly status: 'ordered' | 'underWay' | 'done';
  readonly legalGround: string;
  readonly targets: readonly RedactionTarget[];
  readonly ordered: Hand;
  readonly carriedOut?: Hand;
  readonly keysDestroyedAt?: string;
  /** Places out of reach that may still hold the keys. */
  readonly pending: readonly string[];
  readonly erased: readonly (Hand & { readonly place: string })[];
  readonly revision: number;
  readonly externalRef?: string;
};

/** What is redacted of one event. */
export type RedactedEventDoc = {
  readonly eventId: string;
  readonly fields: Readonly<Record<string, { readonly since: string; readonly redactionId: string }>>;
};

const handOf = ({ actor, originator, recordedAt, document }: LedgerEvent): Hand => ({
  person: (originator ?? actor).personId,
  unitId: (originator ?? actor).unitId,
  at: recordedAt,
  document,
});

export const redactionsView = register<RedactionDoc>('redactions', 1, {
  on: [
    when(
      redactionOrdered,
      ({ data }) => data.redactionId,
      (_, event) => ({
        redactionId: event.data.redactionId,
        status: 'ordered',
        legalGround: event.data.legalGround,
        targets: event.data.targets,
        ordered: handOf(event),
        pending: [],
        erased: [],
        revision: event.revision,
        externalRef: event.externalRef,
      }),
    ),
    when(
      redacted,
      ({ data }) => data.redactionId,
      (doc, event) => ({
        ...doc!,
        status: 'underWay',
        carriedOut: handOf(event),
        pending: event.data.copies,
        revision: event.revision,
      }),
    ),
    when(
      sealKeysDestroyed,
      ({ data }) => data.redactionId,
      (doc, { data, recordedAt, revision }) => ({
        ...doc!,
        status: 'done',
        keysDestroyedAt: recordedAt,
        pending: data.copies,
        revision,
      }),
    ),
    when(
      keyCopyErased,
      ({ data }) => data.redactionId,
      (doc, event) => ({
        ...doc!,
        pending: doc!.pending.filter(place => place !== event.data.place),
        erased: [...doc!.erased, { ...handOf(event), place: event.data.place }],
        revision: event.revision,
      }),
    ),
  ],
  buckets: {
    status: doc => doc.status,
    pending: doc => (doc.pending.length > 0 ? 'yes' : 'no'),
    externalRef: doc => doc.externalRef,
  },
});

/** For whoever shows an event: which of its fields are redacted. */
export const redactedEventsView = register<RedactedEventDoc>('redacted-events', 1, {
  on: [
    when(
      redacted,
      ({ data }) => data.targets.map(({ eventId }) => eventId),
      (doc, { data, recordedAt: since }, eventId) => {
        const { redactionId, targets } = data;
        const named = targets.filter(target => target.eventId === eventId).flatMap(({ fields }) => fields);
        const more = Object.fromEntries(named.map(({ name }) => [name, { since, redactionId }]));
        return { eventId, fields: { ...doc?.fields, ...more } };
      },
    ),
  ],
});
