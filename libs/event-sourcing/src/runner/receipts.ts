import type { StreamName } from '#kernel';
import type { Codec } from '../log/codec.js';
import type { Envelope } from '../log/envelope.js';
import type { EventStore } from '../log/event-store.js';
import { commandRefused, type CommandRefused } from './command-refused.js';
import type { Invocation } from './invocation.js';
import { type Accepted, type Outcome, type Refused, turnedAway } from './outcome.js';

type Recorded = Pick<Envelope, 'id' | 'type' | 'revision' | 'stream' | 'data'>;

/** What recorded events tell their command's sender. The same for the first answer and for every repetition. */
export const outcomeOf = (events: readonly Recorded[], replayed: boolean): Accepted | Refused => {
  const last = events.at(-1)!;
  const { stream, revision } = last;
  if (last.type !== commandRefused.type)
    return { kind: 'accepted', stream, revision, events: events.map(eventLine), replayed };
  const { code, numbers, holders } = last.data as CommandRefused['data'];
  return { kind: 'refused', stream, revision, code, numbers, holders, replayed };
};

const eventLine = ({ id, type, revision }: Recorded) => ({ id, type, revision });

/** Answers for ever what a key was answered first. */
export class Receipts {
  constructor(
    private readonly store: Pick<EventStore, 'receipt' | 'read'>,
    private readonly codec: Codec,
  ) {}

  /** The recorded outcome of this very command; a refusal of the key when it was used for another one. */
  async earlier(stream: StreamName, { commandId, fingerprint }: Invocation): Promise<Outcome | undefined> {
    const receipt = await this.store.receipt(stream, commandId);
    if (!receipt) return undefined;
    const { events } = await this.store.read(receipt.stream, receipt.first, receipt.last - receipt.first + 1);
    const recorded = events.map(stored => this.codec.decode(stored));
    return recorded[0]!.fingerprint === fingerprint
      ? outcomeOf(recorded, true)
      : turnedAway('idempotency.key-reused', { stream: receipt.stream });
  }
}
