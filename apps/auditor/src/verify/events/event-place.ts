import type { Envelope } from '#event-sourcing';
import type { Postings } from '#kernel';
import type { AuditRow, StoredPlace } from '#stores/sqlite';

/** A stored event with its body read, once. */
export interface OpenedEvent {
  readonly row: AuditRow;
  readonly envelope: Envelope;
}

/** What its place among the others is judged by. */
export type Essentials = Pick<
  Envelope,
  'commandId' | 'contentHash' | 'effectiveDate' | 'gates' | 'id' | 'issuedBy' | 'salt'
>;

/** An event that was looked at by itself. */
export interface CheckedEvent {
  readonly row: StoredPlace;
  readonly envelope: Essentials;
  /** Its journal entry, where it has one that balances. */
  readonly postings?: Postings | undefined;
  /** Where it had to be parsed as a whole: everything else that is in it. */
  readonly opened?: OpenedEvent;
}

/** Where an event stands, for whoever has to look for it. */
export const placeOf = (row: StoredPlace, envelope?: Partial<Envelope>) => ({
  index: row.index,
  ...(typeof envelope?.id === 'string' ? { id: envelope.id } : {}),
  ...(row.stream === null ? {} : { stream: row.stream }),
  revision: row.revision,
  recordedAt: row.recordedAt,
});

/** A value in a message: short, on one line. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};
