import type { SealKey } from './seal-keys.js';
import { sealKeyIdOf, type SealedMember, sealText } from './sealed-member.js';

/** Texts of a command that go into the log sealed, by field. They travel beside its content, never in it. */
export type SealedTexts = Readonly<Record<string, string>>;

/** A text and the key that was kept for it. */
export interface KeyedText {
  readonly text: string;
  readonly key: SealKey;
}

/** What one command has to seal. Nothing but the envelope it goes into ever sees it. */
export class Sealing {
  constructor(
    private readonly commandId: string,
    private readonly keyed: ReadonlyMap<string, KeyedText>,
  ) {}

  /**
   * Which of a decision's facts takes which fields: the first that declares them. A field in two events would have
   * one key, and redacting one would redact the other.
   * @param declared the sealed fields of each fact's type
   * @throws Error when nothing that was decided takes a field: it would be lost without a word
   */
  places(declared: readonly (readonly string[])[]): readonly (readonly string[])[] {
    const taken = new Set<string>();
    const places = declared.map(fields => {
      const here = fields.filter(field => this.keyed.has(field) && !taken.has(field));
      for (const field of here) taken.add(field);
      return here;
    });
    const lost = [...this.keyed.keys()].filter(field => !taken.has(field));
    if (lost.length > 0) throw new Error(`no event of this decision seals ${lost.join(', ')}`);
    return places;
  }

  /** @param bytes as many random bytes as asked for */
  into(
    eventId: string,
    fields: readonly string[],
    bytes: (count: number) => Uint8Array,
  ): Readonly<Record<string, SealedMember>> {
    return Object.fromEntries(
      fields.map(field => {
        const { text, key } = this.keyed.get(field)!;
        const keyId = sealKeyIdOf(this.commandId, field);
        return [field, sealText(text, keyId, key, { eventId, field }, bytes(12))];
      }),
    );
  }
}
