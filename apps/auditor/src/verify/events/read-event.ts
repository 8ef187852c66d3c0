import type { EventType } from '#event-sourcing';
import type { Postings } from '#kernel';
import { redacted } from '#redactions/events';
import type { SqliteAudit, StoredRow } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import { PlainEvents } from '../plain/plain-events.js';
import { type EventCheck, eventChecks, openEvent } from './check-event.js';
import { DataShapes } from './data-shapes.js';
import type { CheckedEvent } from './event-place.js';
import { leftOver } from './postings.js';
import { redactionsListed, sealedFieldsSound } from './sealed-fields.js';

/** Everything that every event must hold by itself. */
export const everyEventCheck = (types: readonly EventType<any, any>[]): readonly EventCheck[] => [
  ...eventChecks(new DataShapes(types)),
  sealedFieldsSound(types),
  redactionsListed,
];

/** Checks events by themselves: those that are plain at a glance, every other one by one. */
export class EventReader {
  private readonly plain: PlainEvents;
  private readonly checks: readonly EventCheck[];

  constructor(
    types: readonly EventType<any, any>[],
    private readonly audit: Pick<SqliteAudit, 'withBody'>,
  ) {
    this.plain = new PlainEvents(types, [redacted]);
    this.checks = everyEventCheck(types);
  }

  /** Undefined, and reported, for what is no event. */
  read(row: StoredRow, report: Report): CheckedEvent | undefined {
    return this.plain.read(row) ?? this.opened(row, report);
  }

  private opened(row: StoredRow, report: Report): CheckedEvent | undefined {
    const opened = openEvent(this.audit.withBody(row), report);
    if (!opened) return undefined;
    for (const check of this.checks) check(opened, report);
    const { envelope } = opened;
    const postings = (envelope.data as { readonly postings?: Postings } | null)?.postings;
    const balances = postings !== undefined && leftOver(envelope.data) === undefined;
    return { ...opened, opened, postings: balances ? postings : undefined };
  }
}
