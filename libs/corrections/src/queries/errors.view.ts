import type { DocumentRef } from '#kernel';
import { claimReleased, claimTaken, commandRefused, type LedgerEvent } from '#event-sourcing';
import { register, when, whenever } from '#views';
import { errorDeclared } from '../events/index.js';

/** Who stated something, when, of which day, in which books. */
export interface Statement {
  readonly eventId: string;
  readonly index: number;
  readonly type: string;
  readonly stream: string;
  readonly effectiveDate: string;
  readonly postedPeriod: string;
  readonly recordedAt: string;
  readonly person: string;
  readonly unitId: string;
}

/** A wrong event, who said so, and what corrects it. */
export type ErrorDoc = {
  readonly eventId: string;
  /** Absent for an event of which a correction was recorded before declarations were asked for. */
  readonly declaration?: Statement & { readonly reason: string; readonly document: DocumentRef };
  /** Where it stands. */
  readonly index?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly type?: string;
  /** The unit whose entry it was. */
  readonly unitId: string;
  readonly corrections: readonly Statement[];
  readonly externalRef?: string;
};

const statementOf = (event: LedgerEvent): Statement => {
  const { id: eventId, index, type, stream, effectiveDate, postedPeriod, recordedAt } = event;
  const { personId: person, unitId } = event.originator ?? event.actor;
  return { eventId, index, type, stream, effectiveDate, postedPeriod, recordedAt, person, unitId };
};

const besides = new Set<string>([claimTaken.type, claimReleased.type, commandRefused.type]);

/** The event that another corrects. Claims and refusals carry what their command said, and correct nothing. */
export const correctedBy = ({ corrects, type }: LedgerEvent): string | undefined =>
  besides.has(type) ? undefined : corrects;

export const errorsView = register<ErrorDoc>('errors', 1, {
  on: [
    when(
      errorDeclared,
      ({ data }) => data.eventId,
      (doc, event) => ({
        ...event.data,
        declaration: { ...statementOf(event), reason: event.reason ?? '', document: event.document },
        corrections: doc?.corrections ?? [],
        externalRef: event.externalRef,
      }),
    ),
    whenever(
      event => correctedBy(event) ?? [],
      (doc, event, eventId) => ({
        ...(doc ?? { eventId, unitId: statementOf(event).unitId }),
        corrections: [...(doc?.corrections ?? []), statementOf(event)],
      }),
    ),
  ],
  buckets: {
    unit: doc => doc.unitId,
    state: doc => (doc.corrections.length > 0 ? 'corrected' : 'declared'),
    event: doc => doc.eventId,
    correction: doc => doc.corrections.map(({ eventId }) => eventId),
    externalRef: doc => doc.externalRef,
  },
});
