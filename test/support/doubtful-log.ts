import { type EventStore, OutcomeUnknown, StoreUnavailable } from '#event-sourcing';

/** What becomes of an append that gets no answer. */
export type Doubt =
  /** Written. */
  | 'stored'
  /** Never written. */
  | 'lost'
  /** On its way: written, or refused as a conflict, when `arrive` is called. */
  | 'late'
  /** Answered, but what was on its way comes first. */
  | 'too late';

type Sent = Parameters<EventStore['append']>;

/** A log in front of a real one that gives no answer to appends, as long as `next` says. Claims are answered. */
export class DoubtfulLog {
  readonly sent: Sent[] = [];
  /** What the next appends come to; after them all is well again. */
  next: Doubt[] = [];
  /** Nothing can be read. */
  blind = false;
  private readonly held: Sent[] = [];

  constructor(private readonly log: EventStore) {}

  get store(): EventStore {
    const append: EventStore['append'] = (...sent) => this.append(sent);
    const read: EventStore['read'] = (...asked) => {
      if (this.blind) return Promise.reject(new StoreUnavailable('nothing can be read'));
      return this.log.read(...asked);
    };
    return Object.assign(Object.create(this.log) as EventStore, { append, read });
  }

  /** What was on its way comes to the log. */
  async arrive(): Promise<void> {
    for (const sent of this.held.splice(0)) await this.log.append(...sent);
  }

  private async append(sent: Sent) {
    if (sent[0].startsWith('claim-')) return this.log.append(...sent);
    this.sent.push(sent);
    const doubt = this.next.shift();
    if (doubt === 'too late') await this.arrive();
    if (doubt === undefined || doubt === 'too late') return this.log.append(...sent);
    if (doubt === 'stored') await this.log.append(...sent);
    if (doubt === 'late') this.held.push(sent);
    throw new OutcomeUnknown('no answer came');
  }
}
