import {
  formatAddCheckpoint,
  Malformed,
  openCosignatures,
  parseWitnessSize,
  proveConsistency,
  rootAt,
  sizeContentType,
  type Verifier,
  verifyConsistency,
} from '#evidence';
import type { Cosigner, CosignerAnswer, ShownHead } from '../publishing/cosigner.js';
import type { WitnessDoor, WitnessReply } from './witness-door.js';

/** Its size may change between two questions when two signers ask for the same log; not many times. */
const questionsMax = 3;

type Step = CosignerAnswer | { readonly kind: 'from'; readonly size: number };
const objects = (reason: string): Step => ({ kind: 'objects', reason });

/** A witness on another machine. Source: C2SP tlog-witness, "add-checkpoint". */
export class RemoteWitness implements Cosigner {
  /** Size of the last head it is known to have cosigned. */
  private known: number | undefined;

  constructor(
    private readonly verifier: Verifier,
    private readonly door: WitnessDoor,
  ) {}

  get name(): string {
    return this.verifier.name;
  }

  async cosign(head: ShownHead, signal: AbortSignal): Promise<CosignerAnswer> {
    let old = Math.min(this.known ?? head.size, head.size);
    for (let asked = 0, before = -1; asked < questionsMax; asked += 1, before = old) {
      const step = await this.ask(head, old, signal);
      if (step.kind !== 'from') return step;
      // Asked from the size it has, it still says that it has another: it has another root.
      if (step.size === head.size && old === head.size && before === old) return { ...step, kind: 'differs' };
      old = step.size;
    }
    return { kind: 'objects', reason: 'it goes on answering 409' };
  }

  private async ask(head: ShownHead, old: number, signal: AbortSignal): Promise<Step> {
    const hashes = await provenFrom(head, old);
    const reply = await this.door(formatAddCheckpoint({ old, hashes, checkpoint: head.note }), signal);
    switch (reply.status) {
      case 200:
        return this.signed(head, reply);
      case 409:
        return this.from(head, reply);
      case 422:
        return { kind: 'differs', size: old };
      case 404:
        return objects('it does not watch this log (404)');
      case 403:
        return objects("it does not know the log's key (403)");
      default:
        // A proxy before a witness that is down, or one that has too much to do.
        if (reply.status >= 500 || reply.status === 429) throw new Error(`it answers ${reply.status}`);
        return objects(`it answers ${reply.status}`);
    }
  }

  private signed(head: ShownHead, { body }: WitnessReply): Step {
    const opened = openCosignatures(body, head.note, [this.verifier]);
    if (!opened.ok) return objects(`its signature is not good: ${opened.message}`);
    this.known = head.size;
    return { kind: 'cosigned', signatures: opened.value };
  }

  private from(head: ShownHead, { type, body }: WitnessReply): Step {
    // A proxy's 409 is no word of the witness.
    const size = type === sizeContentType ? sizeIn(body) : undefined;
    if (size === undefined) return objects('it answers 409 without the size it has');
    this.known = size;
    return { kind: size > head.size ? 'ahead' : 'from', size };
  }
}

/** Checked here first: damaged files of ours must not pass for an objection of the witness. */
const provenFrom = async (head: ShownHead, old: number): Promise<readonly Buffer[]> => {
  const hashes = await proveConsistency(head.tree, old, head.size);
  const before = { size: old, root: await rootAt(head.tree, old) };
  if (verifyConsistency(before, head, hashes).ok) return hashes;
  throw new Error(`the published tiles do not lead from ${old} events to ${head.size}`);
};

const sizeIn = (body: string): number | undefined => {
  try {
    return parseWitnessSize(body);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
};
