import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Position } from '../received.js';
import { insideOf, openReads, type ReadCall } from './inside.js';
import { bigField, empty, field, message, numberField } from './proto-writer.js';
import { type ReadAnswer, readAnswer } from './read-answer.js';

export interface AllSubscriptionOptions {
  /** Exclusive; undefined for the start. */
  readonly after: Position | undefined;
  /** A .NET expression for the names of the streams. */
  readonly regex: string;
  /** A sign of life for every so many times 32 events that the server has looked at. */
  readonly checkpointEvery: number;
}

/**
 * A subscription to `$all`. Every answer is handled as it arrives, in the turn it arrives in: there is no queue here,
 * and what is not handled yet is held back by the connection.
 */
export class AllSubscription {
  private call: ReadCall | undefined;
  private over: Error | undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly options: AllSubscriptionOptions,
  ) {}

  /**
   * Hands over every answer until the subscription ends, which it does not do by itself.
   * @throws what ended it: what `heard` threw, what `end` was given, or what broke the call
   */
  async run(heard: (answer: ReadAnswer) => void): Promise<never> {
    const ended = new Promise<never>((_, reject) => (this.fail = reject));
    ended.catch(() => undefined);
    const call = await openReads(insideOf(this.client), readRequest(this.options), readAnswer);
    this.call = call;
    // Its late errors, too, are heard here: one that nobody hears ends the process.
    call.on('error', (error: Error) => this.end(error));
    for (const over of ['end', 'close'])
      call.on(over, () => this.end(new Error('the server ended the subscription')));
    if (this.over) this.cancel();
    else call.on('data', (answer: ReadAnswer) => this.hand(answer, heard));
    return ended;
  }

  /** The first reason counts. */
  end(why: Error): void {
    if (this.over) return;
    this.over = why;
    this.cancel();
    this.fail(why);
  }

  private hand(answer: ReadAnswer, heard: (answer: ReadAnswer) => void): void {
    if (this.over) return;
    try {
      heard(answer);
    } catch (error) {
      this.end(error as Error);
    }
  }

  private cancel(): void {
    this.call?.removeAllListeners('data');
    this.call?.cancel();
    this.call?.resume();
  }
}

const all = ({ after }: AllSubscriptionOptions): Buffer =>
  after ? field(1, message(bigField(1, after.commit), bigField(2, after.prepare))) : field(2, empty);

const filter = ({ regex, checkpointEvery }: AllSubscriptionOptions): Buffer =>
  message(field(1, field(1, regex)), field(4, empty), numberField(5, checkpointEvery));

/** A `ReadReq`: forwards, links not resolved, ids as text. */
export const readRequest = (options: AllSubscriptionOptions): Buffer =>
  field(
    1,
    message(field(2, all(options)), field(6, empty), field(7, filter(options)), field(9, field(2, empty))),
  );
