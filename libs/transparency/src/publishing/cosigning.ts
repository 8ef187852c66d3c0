import { type HashReader, type NoteSignature, withSignatures } from '#evidence';
import type { SignedHead } from './signed-head.js';

/** A head as it is shown to those who sign it too. */
export interface ShownHead extends SignedHead {
  /** Reads the tree of this head, for the proof that it continues what they saw before. */
  readonly tree: HashReader;
}

/** Somebody else who signs heads: a witness. */
export interface Cosigner {
  readonly name: string;
  /** Its verified signatures of this head; none when it declines. An outage throws; the next head is shown again. */
  cosign(head: ShownHead): Promise<readonly NoteSignature[]>;
}

/**
 * Asks the cosigners once a head is published, each for itself and never two at once for the same one: whoever is slow
 * or silent holds up nobody. Their lines are put on the checkpoint as they come, as long as it is the newest.
 */
export class Cosigning {
  private newest: SignedHead | undefined;
  private readonly busy = new Set<Cosigner>();

  constructor(
    private readonly cosigners: readonly Cosigner[],
    private readonly republish: (head: SignedHead) => Promise<void>,
    private readonly onTrouble: (reason: string) => void,
  ) {}

  begin(head: ShownHead): void {
    this.newest = head;
    for (const cosigner of this.cosigners) if (!this.busy.has(cosigner)) void this.ask(cosigner, head);
  }

  private async ask(cosigner: Cosigner, head: ShownHead): Promise<void> {
    this.busy.add(cosigner);
    try {
      const signatures = await cosigner.cosign(head);
      if (signatures.length === 0 || this.newest?.size !== head.size) return;
      this.newest = { ...this.newest, note: withSignatures(this.newest.note, signatures) };
      await this.republish(this.newest);
    } catch (error) {
      this.onTrouble(`${cosigner.name} has not cosigned: ${(error as Error).message}`);
    } finally {
      this.busy.delete(cosigner);
    }
  }
}
