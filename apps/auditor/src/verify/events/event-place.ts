import type { Envelope } from '#event-sourcing';
import type { AuditRow } from '#stores/sqlite';

/** A stored event with its body read, once. */
export interface OpenedEvent {
  readonly row: AuditRow;
  readonly envelope: Envelope;
}

/** Where an event stands, for whoever has to look for it. */
export const placeOf = (row: AuditRow, envelope?: Partial<Envelope>) => ({
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
