import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Revision } from '#event-sourcing';
import type { Outgoing } from '../payload.js';
import type { Position } from '../received.js';
import { type AppendAnswer, batchAppendRequest } from './batch-append.js';
import { type AppendCall, type Inside, insideOf, openAppends } from './inside.js';

interface Waiting {
  readonly answered: (position: Position | undefined) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Appends of one client, on one call that stays open; a new one is opened when it breaks. Each call has its own table
 * of who waits for an answer: what breaks one call is no concern of another, and an answer that nobody waits for any
 * more is nobody's.
 */
export class BatchAppends {
  private readonly inside: Inside;
  private readonly open = new WeakMap<object, AppendCall>();
  private readonly tables = new WeakMap<AppendCall, Map<string, Waiting>>();
  private sent = 0;

  constructor(client: EventStoreDBClient) {
    this.inside = insideOf(client);
  }

  /**
   * @param stream as it is called on the server
   * @returns where the last event stands; undefined when the server did not say
   * @throws what `faultOf` knows: what the server said, or what broke the call
   */
  async append(
    stream: string,
    expected: Revision,
    events: readonly Outgoing[],
  ): Promise<Position | undefined> {
    const call = await openAppends(this.inside, this.opened, this.open);
    const table = this.tables.get(call);
    if (!table) throw new Error('the call broke before the append was sent');
    const id = this.correlationId(events);
    return new Promise((answered, failed) => {
      table.set(id, { answered, failed });
      call.write(batchAppendRequest(id, stream, expected, events));
    });
  }

  /** One of its own for every try: the id of the first event, its end counted. */
  private correlationId([first]: readonly Outgoing[]): string {
    this.sent += 1;
    return first!.id.slice(0, -12) + this.sent.toString(16).padStart(12, '0');
  }

  private readonly opened = (call: AppendCall): void => {
    const table = new Map<string, Waiting>();
    this.tables.set(call, table);
    const broke = (error: Error) => {
      this.tables.delete(call);
      for (const { failed } of table.values()) failed(error);
      table.clear();
    };
    call.on('data', (answer: AppendAnswer) => settle(table, answer));
    call.on('error', broke);
    for (const over of ['end', 'close']) call.on(over, () => broke(new Error('the server ended the call')));
  };
}

const settle = (table: Map<string, Waiting>, { correlationId, error, position }: AppendAnswer): void => {
  const waiting = table.get(correlationId);
  if (!waiting) return;
  table.delete(correlationId);
  if (error) waiting.failed(error);
  else waiting.answered(position);
};
