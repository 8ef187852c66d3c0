import type { NoteSignature } from '#evidence';
import type { Cosigner, ShownHead } from './cosigner.js';
import { CosignerDesk, type DeskParts } from './cosigner-desk.js';
import { type Halted, halted } from './halt.js';
import type { PublisherParts } from './publisher-parts.js';

/** How long a start waits for those who may know more than it does. */
const patienceMs = 3_000;

/** What follows from what the cosigners say. */
export interface CosigningHooks {
  readonly republish: (head: ShownHead, signatures: readonly NoteSignature[]) => Promise<void>;
  /** Size of the largest head that the log has signed by now, whoever signed it. */
  readonly largest: () => Promise<number>;
  /** Told once `mustBeUncontradicted` throws: publishing must not wait any longer. */
  readonly onContradiction: () => void;
}

/**
 * Asks the cosigners for their signatures of every head, each for itself and never two at once of the same one:
 * whoever is slow or silent holds up nobody, and gets the newest head when it is back.
 */
export class Cosigning {
  private readonly stopping = new AbortController();
  private readonly desks: readonly CosignerDesk[];
  private contradiction: Halted | undefined;

  constructor(
    private readonly parts: Pick<PublisherParts, 'cosigners' | 'clock' | 'scheduler' | 'tell'>,
    private readonly hooks: CosigningHooks,
  ) {
    this.desks = (parts.cosigners ?? []).map(cosigner => this.deskOf(cosigner));
  }

  /** In the background. */
  show(head: ShownHead): void {
    for (const desk of this.desks) desk.show(head);
  }

  /**
   * Shows the last head before a new one is signed, and waits a little: what a restored backup has forgotten, somebody
   * may remember.
   */
  async ask(head: () => Promise<ShownHead>, signal: AbortSignal): Promise<void> {
    if (this.desks.length === 0) return;
    this.show(await head());
    const enough = new AbortController();
    const answers = Promise.all(this.desks.map(desk => desk.answered));
    const either = AbortSignal.any([enough.signal, signal]);
    await Promise.race([answers, this.parts.scheduler.wait(patienceMs, either)]);
    enough.abort();
  }

  /** @throws Halted when a cosigner has shown that this is not the history it signed */
  mustBeUncontradicted(): void {
    if (this.contradiction) throw this.contradiction;
  }

  stop(): void {
    this.stopping.abort();
  }

  private deskOf(cosigner: Cosigner): CosignerDesk {
    const { clock, scheduler } = this.parts;
    const contradicted: DeskParts['contradicted'] = async ({ kind, size }) => {
      // It may have a later head than the one that it was shown just now.
      if (kind === 'ahead' && size <= (await this.hooks.largest())) return false;
      this.contradiction ??= kind === 'ahead' ? knowsMore(cosigner, size) : knowsAnother(cosigner, size);
      this.hooks.onContradiction();
      return true;
    };
    const tell: DeskParts['tell'] = state => this.parts.tell({ kind: 'cosigner', cosigner: state });
    const parts = { clock, scheduler, tell, signed: this.hooks.republish, contradicted };
    return new CosignerDesk(cosigner, parts, this.stopping.signal);
  }
}

const knowsMore = ({ name }: Cosigner, size: number): Halted =>
  halted(
    'ledger.witness-ahead',
    `The witness ${name} has cosigned a head of ${size} events of this log, more than it has signed: ` +
      'this is an older copy of the ledger, such as a restored backup.',
    { witness: name, size },
  );

const knowsAnother = ({ name }: Cosigner, size: number): Halted =>
  halted(
    'ledger.witness-differs',
    `The witness ${name} has cosigned a head of ${size} events that this log does not lead to: ` +
      'this is another history under the same name, such as a restored backup that was written to.',
    { witness: name, size },
  );
