import { claimReleased, claimTaken, commandRefused, type LedgerEvent } from '#event-sourcing';

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

export const statementOf = (event: LedgerEvent): Statement => {
  const { id: eventId, index, type, stream, effectiveDate, postedPeriod, recordedAt } = event;
  const { personId: person, unitId } = event.originator ?? event.actor;
  return { eventId, index, type, stream, effectiveDate, postedPeriod, recordedAt, person, unitId };
};

const besides = new Set<string>([claimTaken.type, claimReleased.type, commandRefused.type]);

/** The event that another is to correct. Claims and refusals carry what their command said, and correct nothing. */
export const correctedBy = ({
  corrects,
  type,
}: Pick<LedgerEvent, 'corrects' | 'type'>): string | undefined => (besides.has(type) ? undefined : corrects);

/** The same of a step of an attempt: what a process was refused belongs to it, what a person was refused does not. */
export const attemptedOn = (event: LedgerEvent): string | undefined =>
  event.type === commandRefused.type && event.issuedBy !== undefined ? event.corrects : correctedBy(event);
