import { leafBytes, type StoredContent, storedContentOf, type StoredEvent } from '#event-sourcing';
import type { IndexedEvent } from '../ports/index.js';
import { halted, type Halted } from './halt.js';

/** The leaf of an event, made from what stands in the store now. */
export interface DerivedLeaf extends IndexedEvent {
  readonly type: string;
  /** The bytes of the leaf. */
  readonly entry: Buffer;
  readonly event: StoredEvent;
}

const where = ({ index, stream, type }: StoredEvent): string => `Event ${index} of ${stream} (${type})`;

const changed = (event: StoredEvent, differs: string): Halted =>
  halted('ledger.content-changed', `${where(event)} is not what was recorded: ${differs}.`, {
    index: event.index,
    stream: event.stream,
    type: event.type,
    differs,
  });

const readContent = (event: StoredEvent): StoredContent => {
  try {
    return storedContentOf(event.body);
  } catch {
    throw changed(event, 'its envelope is no JSON');
  }
};

const columns = ['stream', 'revision', 'type', 'recordedAt'] as const;

/**
 * @param expected the index that must come next: the log has no gaps
 * @throws Halted when the content is not what its hash says, or the row says something else than its envelope
 */
export const derivedLeaf = (event: StoredEvent, expected: number): DerivedLeaf => {
  const { index, stream, revision, type, prev } = event;
  if (index !== expected)
    throw halted('ledger.index-gap', `Event ${expected} is missing: ${index} follows ${expected - 1}.`, {
      index: expected,
      found: index,
    });
  const { envelope, contentHash } = readContent(event);
  if (contentHash !== envelope.contentHash) throw changed(event, 'its content and its hash do not agree');
  const other = columns.find(name => event[name] !== envelope[name]);
  if (other) throw changed(event, `its row and its envelope have another ${other}`);
  const entry = leafBytes(event, envelope);
  return { index, stream, revision, type, prev, id: envelope.id, entry, event };
};
