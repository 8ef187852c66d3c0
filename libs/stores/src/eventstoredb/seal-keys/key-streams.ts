import {
  type Clock,
  type ControlStreamName,
  type ControlStreams,
  type KeyCopy,
  noStream,
  type Random,
  type SealKey,
  type SealKeys,
  StoreUnavailable,
} from '#event-sourcing';
import { canonicalJson, uuidV8 } from '#kernel';
import type { Appender } from '../appender.js';
import type { Outgoing } from '../payload.js';
import { keyCopies, keyStreamOf, type StreamNames } from '../stream-names.js';
import { StreamDeleted, type StreamReads } from '../stream-reads.js';
import type { WaitingRoom } from '../waiting-room.js';
import type { Tombstones } from './tombstones.js';

export interface KeyStreamsParts {
  readonly appender: Appender;
  readonly room: WaitingRoom;
  readonly reads: StreamReads;
  readonly names: StreamNames;
  readonly tombstones: Tombstones;
  readonly control: ControlStreams;
  readonly clock: Clock;
  readonly random: Random;
}

/** When keys were destroyed last: what the server still keeps of them may be as old as that. */
const destructions = 'socai-destructions';
const copiesMax = 10_000;
/** Shown among the pending copies of a redaction, until an operator answers for it. */
export const unscavenged = 'EventStoreDB: chờ scavenge trên mọi nút / until every node was scavenged';

/**
 * Keys of sealed fields on the server: each is the one event of a stream of its own, which has no index. The first
 * stands, whoever appends. A destroyed key's stream has a tombstone: nobody can read it any more, and nothing can ever
 * be kept there again. Its bytes stay in the chunks of each node until it was scavenged.
 */
export class KeyStreams implements SealKeys {
  constructor(private readonly parts: KeyStreamsParts) {}

  async keep(id: string, fresh: SealKey): Promise<SealKey> {
    const { appender, room } = this.parts;
    const stream = this.streamOf(id);
    const event = this.event(fresh);
    const send = () => appender.append(stream, noStream, [event]);
    const { appended } = await room.enter(stream, event.body.length, send);
    if (appended) return fresh;
    const stands = await this.find(id);
    if (!stands) throw new StoreUnavailable(`the seal key ${id} cannot be kept: it was destroyed`);
    return stands;
  }

  async find(id: string): Promise<SealKey | undefined> {
    try {
      const [event] = (await this.parts.reads.forward(this.streamOf(id), 0, 1)) ?? [];
      return event && keyIn(id, event.data);
    } catch (error) {
      if (error instanceof StreamDeleted) return undefined;
      throw error;
    }
  }

  /** The record comes first: a destroyed key is never without a word on where its bytes may still be. */
  async destroy(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.noteDestruction();
    for (const id of ids) await this.parts.tombstones.put(this.streamOf(id));
  }

  async noteCopy({ place, madeAt }: KeyCopy): Promise<void> {
    const known = await this.copiesMade();
    if (!known.some(copy => copy.place === place))
      await this.note(keyCopies, JSON.stringify({ place, madeAt }));
  }

  async copies(): Promise<readonly KeyCopy[]> {
    const last = await this.parts.control.last(destructions);
    return [...(await this.copiesMade()), ...(last ? [{ place: unscavenged, madeAt: last.text }] : [])];
  }

  private async copiesMade(): Promise<readonly KeyCopy[]> {
    const records = await this.parts.control.records(keyCopies, 0, copiesMax);
    return records.map(({ text }) => JSON.parse(text) as KeyCopy);
  }

  private noteDestruction(): Promise<void> {
    return this.note(destructions, this.parts.clock.now());
  }

  private async note(stream: ControlStreamName, text: string): Promise<void> {
    const { control } = this.parts;
    for (let appended = false; !appended;) {
      const { revision = noStream } = (await control.last(stream)) ?? {};
      ({ appended } = await control.put(stream, revision, text));
    }
  }

  private streamOf(id: string): string {
    return this.parts.names.onServer(keyStreamOf(id));
  }

  /** Its id is drawn, not derived: nothing outside the stream may tell of the key. */
  private event(key: SealKey): Outgoing {
    const id = uuidV8(Buffer.from(this.parts.random.bytes(32)).toString('hex'));
    return { id, type: 'SealKey', body: canonicalJson({ ...key }), metadata: { more: 0 } };
  }
}

const keyIn = (id: string, data: unknown): SealKey => {
  const { key, salt } = (data ?? {}) as Partial<SealKey>;
  if (typeof key !== 'string' || typeof salt !== 'string')
    throw new StoreUnavailable(`what stands for the seal key ${id} is none of this ledger`);
  return { key, salt };
};
