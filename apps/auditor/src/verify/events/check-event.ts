import { type Envelope, storedContentOf } from '#event-sourcing';
import type { AuditRow } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import { isCanonical } from './canonical.js';
import type { DataShapes } from './data-shapes.js';
import { envelopeFault } from './envelope-shape.js';
import { type OpenedEvent, placeOf, shown } from './event-place.js';
import { leftOver } from './postings.js';

/** One thing that holds for every event by itself; `Hand` lists them all. */
export type EventCheck = (event: OpenedEvent, report: Report) => void;

/** The body of a row as an envelope; undefined, and reported, when there is none to be read. */
export const openEvent = (row: AuditRow, report: Report): OpenedEvent | undefined => {
  let envelope: unknown;
  try {
    envelope = JSON.parse(row.body);
  } catch (error) {
    report({ ...placeOf(row), code: 'event.unreadable', actual: (error as Error).message });
    return undefined;
  }
  const fault = envelopeFault(envelope);
  if (fault === undefined) return { row, envelope: envelope as Envelope };
  const actual = shown((envelope as Record<string, unknown> | null)?.[fault]);
  report({ ...placeOf(row, envelope as Envelope), code: 'event.envelope', what: fault, actual });
  return undefined;
};

const columns = (row: AuditRow, envelope: Envelope) =>
  [
    ['stream', envelope.stream, row.stream],
    ['revision', envelope.revision, row.revision],
    ['type', envelope.type, row.type],
    ['recordedAt', envelope.recordedAt, row.recordedAt],
    ['commandId', envelope.commandId, row.command],
  ] as const;

/** The columns that the ledger reads by say what the body says. */
const columnsAgree: EventCheck = ({ row, envelope }, report) => {
  const { stream, revision, type, recordedAt, commandId } = envelope;
  if (
    stream === row.stream &&
    revision === row.revision &&
    type === row.type &&
    recordedAt === row.recordedAt &&
    commandId === row.command
  )
    return;
  for (const [what, body, column] of columns(row, envelope))
    if (body !== column)
      report({
        ...placeOf(row, envelope),
        code: 'event.column',
        what,
        expected: shown(body),
        actual: shown(column),
      });
};

const bytesCanonical: EventCheck = ({ row, envelope }, report) => {
  if (!isCanonical(row.body, envelope)) report({ ...placeOf(row, envelope), code: 'event.not-canonical' });
};

const contentCommitted: EventCheck = ({ row, envelope }, report) => {
  const { contentHash: actual } = storedContentOf(row.body, envelope);
  if (actual !== envelope.contentHash)
    report({
      ...placeOf(row, envelope),
      code: 'event.content-hash',
      expected: envelope.contentHash,
      actual,
    });
};

const dataOfItsShape =
  (shapes: DataShapes): EventCheck =>
  ({ row, envelope }, report) => {
    const { type, v, data } = envelope;
    const verdict = shapes.faultOf(type, v, data);
    if (!verdict) report({ ...placeOf(row, envelope), code: 'event.type-unknown', what: `${type} v${v}` });
    else if (verdict.fault !== undefined)
      report({ ...placeOf(row, envelope), code: 'event.data', what: type, actual: verdict.fault });
    else balanced({ row, envelope }, report);
  };

const balanced: EventCheck = ({ row, envelope }, report) => {
  const actual = leftOver(envelope.data);
  if (actual !== undefined) report({ ...placeOf(row, envelope), code: 'event.unbalanced', actual });
};

/** What every event must hold by itself, whatever it is about. */
export const eventChecks = (shapes: DataShapes): readonly EventCheck[] => [
  columnsAgree,
  bytesCanonical,
  contentCommitted,
  dataOfItsShape(shapes),
];
