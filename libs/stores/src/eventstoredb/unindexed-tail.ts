import { noStream, type Receipt, type Revision, StoreUnavailable, type StoredEvent } from '#event-sourcing';
import type { StreamSlice } from '#event-sourcing';
import type { StreamName } from '#kernel';
import { type Incoming, type Received, received } from './received.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReads } from './stream-reads.js';

/** Events of one stream that are read beyond the index to look for a command. */
const beyondMax = 5_000;
const pageEvents = 1_000;
/** The place of an event that the index does not have yet. */
const unplaced = -1;

/** What stands in a stream beyond the index: asked of the server every time, so that nothing newer is missed. */
export class UnindexedTail {
  constructor(
    private readonly reads: StreamReads,
    private readonly names: StreamNames,
    /** The last revision of a stream that the index has, or `noStream`. */
    readonly indexed: (stream: StreamName) => Revision,
  ) {}

  /**
   * Where a stream ends, and at most `limit` of its events that are at or past `from` and past `after`.
   * @param after the last revision that is indexed
   */
  async of(stream: StreamName, after: Revision, from: Revision, limit: number): Promise<StreamSlice> {
    const first = Math.max(after + 1, from);
    const events: Received[] = [];
    for (;;) {
      const wanted = Math.min(pageEvents, Math.max(limit - events.length, 1));
      const page = await this.page(stream, first + events.length, wanted);
      events.push(...page.slice(0, Math.max(limit - events.length, 0)));
      if (page.length < wanted && (page.length > 0 || first === after + 1))
        return slice(stream, page.at(-1)?.revision ?? events.at(-1)?.revision ?? after, events);
      if (page.length === 0 || events.length >= limit) return slice(stream, await this.end(stream), events);
    }
  }

  /** Where a command's outcome stands beyond the index. @throws StoreUnavailable when more than 5,000 events do */
  async receipt(stream: StreamName, after: Revision, commandId: string): Promise<Receipt | undefined> {
    for (let first = after + 1; first <= after + beyondMax; first += pageEvents) {
      const page = await this.page(stream, first, pageEvents);
      const at = page.findIndex(event => event.commandId === commandId);
      if (at >= 0) return this.whole(stream, page[at]!, commandId);
      if (page.length < pageEvents) return undefined;
    }
    throw new StoreUnavailable(`more than ${beyondMax} events of ${stream} are not indexed yet`);
  }

  /** The receipt of a command whose outcome begins at `first`: as far as its events stand in one append. */
  private async whole(stream: StreamName, first: Received, commandId: string): Promise<Receipt> {
    const append = await this.page(stream, first.revision, first.more + 1);
    const others = append.findIndex(event => event.commandId !== commandId);
    const events = others < 0 ? append.length : others;
    return { stream, first: first.revision, last: first.revision + events - 1 };
  }

  private async page(stream: StreamName, from: Revision, count: number): Promise<readonly Received[]> {
    const found = (await this.reads.forward(this.names.onServer(stream), from, count)) ?? [];
    return found.map(event => ours(stream, event));
  }

  private async end(stream: StreamName): Promise<Revision> {
    const last = await this.reads.last(this.names.onServer(stream));
    return last ? Number(last.revision) : noStream;
  }
}

const ours = (stream: StreamName, event: Incoming): Received => {
  const found = received(event);
  if (!found) throw new StoreUnavailable(`the stream ${stream} holds an event this ledger did not write`);
  return found;
};

const slice = (stream: StreamName, revision: Revision, events: readonly Received[]): StreamSlice => ({
  revision,
  events: events.map((event): StoredEvent => {
    const { type, recordedAt, body } = event;
    return { index: unplaced, prev: unplaced, stream, revision: event.revision, type, recordedAt, body };
  }),
});
