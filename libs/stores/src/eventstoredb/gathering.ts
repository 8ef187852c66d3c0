import type { NewEvent } from '#event-sourcing';
import type { NonEmpty } from '#kernel';
import type { AppendRequest } from '../sqlite/event-log/batch.js';
import { LogHalted } from './log-halted.js';
import { type Incoming, type Position, type Received, received } from './received.js';
import type { StreamNames } from './stream-names.js';

/** What is ready for the index. */
export interface Gathered {
  readonly appends: readonly AppendRequest[];
  readonly events: number;
  /** Where the last of them stands in `$all`. */
  readonly to: Position;
}

const streamDeleted = '$streamDeleted';

/**
 * Puts the events of `$all` back into the appends they were written with: every event says how many of its append
 * follow it. So an append is in the index whole or not at all, and its receipt is the one its writer would tell.
 */
export class Gathering {
  private whole: AppendRequest[] = [];
  private events = 0;
  private to: Position | undefined;
  private part:
    { readonly stream: string; readonly expected: number; readonly events: NewEvent[] } | undefined;

  constructor(private readonly names: StreamNames) {}

  /** Events of whole appends that wait. */
  get size(): number {
    return this.events;
  }

  /** Whether an append is here in part only. */
  get torn(): boolean {
    return this.part !== undefined;
  }

  /** @throws LogHalted for whatever must not happen to our streams */
  take(incoming: Incoming): void {
    const settled = this.names.settled(incoming.streamId);
    if (settled !== undefined) throw changedSettings(settled, incoming.data);
    const stream = this.names.ours(incoming.streamId);
    // Of the housekeeping's streams it matters here that nobody ends them: what they hold is no part of the log.
    const kept = stream ?? this.names.housekeeping(incoming.streamId);
    if (kept !== undefined && incoming.type === streamDeleted)
      throw new LogHalted('tombstone', `The stream ${kept} was deleted on the server.`);
    if (stream === undefined) return;
    const event = asOurs(incoming);
    if (!event || !incoming.position) throw foreign(stream, incoming);
    this.put(stream, event, incoming.position);
  }

  /** What is whole; undefined when nothing is. */
  taken(): Gathered | undefined {
    if (this.events === 0) return undefined;
    const gathered = { appends: this.whole, events: this.events, to: this.to! };
    this.whole = [];
    this.events = 0;
    return gathered;
  }

  private put(stream: string, event: Received, position: Position): void {
    this.part ??= { stream, expected: event.revision - 1, events: [] };
    const { expected, events } = this.part;
    if (this.part.stream !== stream || event.revision !== expected + events.length + 1)
      throw new LogHalted(
        'gap',
        `Revision ${event.revision} of the stream ${stream} stands inside an append to ${this.part.stream}.`,
      );
    events.push(event);
    if (event.more > 0) return;
    this.whole.push({ stream, expected, events: events as unknown as NonEmpty<NewEvent> });
    this.events += events.length;
    this.to = position;
    this.part = undefined;
  }
}

const asOurs = (incoming: Incoming): Received | undefined => {
  try {
    return received(incoming);
  } catch {
    return undefined;
  }
};

const changedSettings = (stream: string, data: unknown): LogHalted =>
  new LogHalted(
    'settings',
    `The stream ${stream} was given settings on the server (${Object.keys(data ?? {}).join(', ')}): ` +
      'history may be cut or hidden.',
  );

const foreign = (stream: string, { revision, type }: Incoming): LogHalted =>
  new LogHalted(
    'foreign',
    `Revision ${revision} of the stream ${stream}, of type ${type}, was not written by this ledger.`,
  );
