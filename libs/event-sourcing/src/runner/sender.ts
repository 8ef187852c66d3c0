import { msOf, type NonEmpty, type StreamName } from '#kernel';
import type { Clock, Scheduler } from '../ambient.js';
import { BackOff } from '../back-off.js';
import {
  type EventStore,
  type NewEvent,
  OutcomeUnknown,
  type Revision,
  StoreUnavailable,
} from '../log/event-store.js';

/** How long an append whose outcome is not known is sent again. */
export const resendMs = 10_000;

/** Events for an exact place: behind `expected`. */
export interface Sending {
  readonly stream: StreamName;
  readonly expected: Revision;
  readonly events: NonEmpty<NewEvent>;
}

export type Fate =
  | 'stands'
  /** Something else stands there. */
  | 'lost'
  /** The log does not say; it may come to stand there yet. */
  | 'unknown';

interface SenderParts {
  readonly store: Pick<EventStore, 'append' | 'read'>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/**
 * Appends, and finds out what became of it. After an outcome that is not known the identical bytes are sent again at
 * the same revision, where the log takes only one thing: so what is sent twice stands once.
 */
export class Sender {
  constructor(private readonly parts: SenderParts) {}

  /** Sends until the log says what stands, for ten seconds. @throws StoreUnavailable when surely nothing was written */
  async send(sending: Sending): Promise<Fate> {
    const { clock, scheduler } = this.parts;
    const until = msOf(clock.now()) + resendMs;
    const backOff = new BackOff(scheduler);
    let fate = await this.first(sending);
    while (fate === 'unknown') {
      await backOff.wait();
      if (msOf(clock.now()) >= until) return fate;
      fate = await this.again(sending);
    }
    return fate;
  }

  /**
   * Sends once, to the place of events in doubt, what is to stand there instead. No error says that those will not.
   * @param events none where there is nothing to put there: then it is only looked up
   */
  async replace(doubtful: Sending, events: NonEmpty<NewEvent> | undefined): Promise<Fate | 'replaced'> {
    const fate = events ? await settled(this.tried({ ...doubtful, events })) : 'lost';
    if (fate === 'lost') return this.standing(doubtful);
    return fate === 'stands' ? 'replaced' : fate;
  }

  private first(sending: Sending): Promise<Fate> {
    return this.tried(sending).catch((error: unknown) => {
      if (error instanceof OutcomeUnknown) return 'unknown';
      throw error;
    });
  }

  /** A conflict says only that something stands there: it may be what was sent before. */
  private async again(sending: Sending): Promise<Fate> {
    const fate = await settled(this.tried(sending));
    return fate === 'lost' ? this.standing(sending) : fate;
  }

  /** What the log has in the place of these events. */
  private async standing({ stream, expected, events }: Sending): Promise<Fate> {
    const read = async (): Promise<Fate> => {
      const there = (await this.parts.store.read(stream, expected + 1, events.length)).events;
      if (there.length === 0) return 'unknown';
      return events.every(({ body }, n) => there[n]?.body === body) ? 'stands' : 'lost';
    };
    return settled(read());
  }

  private async tried({ stream, expected, events }: Sending): Promise<Fate> {
    return (await this.parts.store.append(stream, expected, events)).appended ? 'stands' : 'lost';
  }
}

/** While something is in doubt, an engine that cannot answer leaves it so. */
const settled = (asked: Promise<Fate>): Promise<Fate> =>
  asked.catch((error: unknown) => {
    if (error instanceof StoreUnavailable) return 'unknown';
    throw error;
  });
