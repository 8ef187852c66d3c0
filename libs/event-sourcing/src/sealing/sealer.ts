import { canonicalJson, sha256, type StreamName } from '#kernel';
import type { Random } from '../ambient.js';
import type { Envelope } from '../log/envelope.js';
import type { EventStore } from '../log/event-store.js';
import type { Invocation } from '../runner/invocation.js';
import type { SealKeys } from './seal-keys.js';
import { type SealedMember, sealKeyIdOf, sealMacOf } from './sealed-member.js';
import { type KeyedText, Sealing, type SealedTexts } from './sealing.js';

type Members = Readonly<Record<string, SealedMember>>;

export interface SealerParts {
  readonly store: Pick<EventStore, 'receipt' | 'read'>;
  readonly random: Random;
  /** Absent where nothing is ever sealed. */
  readonly sealKeys?: SealKeys;
}

/** Before a command is decided that seals something: keys for that, and a fingerprint that tells nothing of it. */
export class Sealer {
  constructor(private readonly parts: SealerParts) {}

  async prepared(
    stream: StreamName,
    invocation: Invocation,
    texts: SealedTexts,
  ): Promise<{ readonly invocation: Invocation; readonly sealing: Sealing }> {
    const fields = Object.keys(texts).sort();
    const { commandId, fingerprint } = invocation;
    const recorded = await this.recorded(stream, commandId);
    const keyed = new Map<string, KeyedText>();
    const macs: Record<string, string> = {};
    for (const field of fields) {
      const text = texts[field]!;
      const key = await this.keyFor(sealKeyIdOf(commandId, field), recorded);
      if (key) keyed.set(field, { text, key });
      // Redacted: what was sealed can no longer be compared, and the rest of the command still is.
      macs[field] = key ? sealMacOf(text, key.key, field) : (recorded?.[field]?.mac ?? '');
    }
    return {
      invocation: { ...invocation, fingerprint: sealedFingerprint(fingerprint, macs) },
      sealing: new Sealing(commandId, keyed),
    };
  }

  /** What an earlier command of that id had sealed; undefined when there was none. */
  private async recorded(stream: StreamName, commandId: string): Promise<Members | undefined> {
    const receipt = await this.parts.store.receipt(stream, commandId);
    if (!receipt) return undefined;
    const { events } = await this.parts.store.read(
      receipt.stream,
      receipt.first,
      receipt.last - receipt.first + 1,
    );
    return Object.assign(
      {},
      ...events.map(({ body }) => (JSON.parse(body) as Envelope).sealed ?? {}),
    ) as Members;
  }

  /** A key is made for a new command only: a recorded one has its own, or had it destroyed. */
  private async keyFor(id: string, recorded: Members | undefined) {
    const { sealKeys, random } = this.parts;
    if (!sealKeys) throw new Error('a command has something to seal, and this ledger keeps no keys');
    if (recorded) return sealKeys.find(id);
    const hex = () => Buffer.from(random.bytes(32)).toString('hex');
    return sealKeys.keep(id, { key: hex(), salt: hex() });
  }
}

/** Of the fingerprint of everything else and, for what is sealed, HMACs under its keys: never its plain hash. */
export const sealedFingerprint = (fingerprint: string, macs: Readonly<Record<string, string>>): string =>
  sha256(canonicalJson(['socai/fingerprint/v1', fingerprint, macs]));
