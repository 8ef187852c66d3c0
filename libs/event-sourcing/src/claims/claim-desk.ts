import {
  canonicalJson,
  type Fact,
  type Rejection,
  refused,
  sha256,
  type StreamName,
  streamName,
} from '#kernel';
import type { Fold } from '../gates/gates.js';
import type { EventStore } from '../log/event-store.js';
import type { StreamReader } from '../log/stream-reader.js';
import type { Invocation } from '../runner/invocation.js';
import type { Recorder } from '../runner/recording.js';
import type { Claim } from './claim.js';
import { claimReleased, claimTaken, type ClaimTaken } from './claim-events.js';

/** The one stream in which a number can be claimed: named by its hash, so that it says nothing about the number. */
export const claimStream = ({ kind, parts }: Pick<Claim, 'kind' | 'parts'>): StreamName =>
  streamName('claim', sha256(canonicalJson([kind, ...parts])));

/** Who holds a claim now: for whoever asks before it takes one, as a gate. */
export const claimHolder: Fold<string | undefined> = {
  initial: undefined,
  evolve: {
    ClaimTaken: (_, event) => (event.data as ClaimTaken['data']).owner,
    ClaimReleased: () => '',
  },
};

/**
 * Takes and frees unique numbers. Whoever appends first to the claim's stream holds it; its owner may take it
 * again.
 */
export class ClaimDesk {
  constructor(
    private readonly store: Pick<EventStore, 'append'>,
    private readonly streams: StreamReader,
    private readonly recorder: Recorder,
  ) {}

  /** Undefined when the claim is free or already the owner's. Writes nothing. */
  async objection(claim: Claim): Promise<Rejection | undefined> {
    const { state } = await this.streams.folded(claimStream(claim), claimHolder);
    return state && state !== claim.owner ? heldByAnother(claim, state) : undefined;
  }

  /** All or as many as are free: the first that is somebody else's stops, and those taken before it are given back. */
  async take(
    claims: readonly Claim[],
    invocation: Invocation,
  ): Promise<Rejection | { taken: readonly Claim[] }> {
    const taken: Claim[] = [];
    for (const claim of claims) {
      const result = await this.takeOne(claim, invocation);
      if (result === 'taken') taken.push(claim);
      if (typeof result === 'string') continue;
      await this.release(taken, invocation);
      return result;
    }
    return { taken };
  }

  /** Frees what a command had taken and then had no use for. */
  async release(claims: readonly Claim[], invocation: Invocation): Promise<void> {
    for (const claim of claims) await this.write(claim, claimReleased(factData(claim)), invocation);
  }

  private async takeOne(claim: Claim, invocation: Invocation): Promise<'taken' | 'held' | Rejection> {
    for (;;) {
      const { state: owner } = await this.streams.folded(claimStream(claim), claimHolder);
      if (owner) return owner === claim.owner ? 'held' : heldByAnother(claim, owner);
      if (await this.write(claim, claimTaken(factData(claim)), invocation)) return 'taken';
    }
  }

  private async write(claim: Claim, fact: Fact, invocation: Invocation): Promise<boolean> {
    const stream = claimStream(claim);
    const { revision } = await this.streams.folded(stream, claimHolder);
    const [first] = this.recorder.record([fact], claimInvocation(invocation, stream), noGrounds, {
      stream,
      revision,
    });
    const result = await this.store.append(stream, revision, [first!.event]);
    return result.appended;
  }
}

/** Whoever appends first to a claim's stream holds it, whatever else was read. */
const noGrounds = { gates: [] };

const factData = ({ kind, parts, owner }: Claim) => ({ kind, parts: [...parts], owner });

/** A claim is caused by its command but is not the command's outcome: it has a command id of its own. */
const claimInvocation = (invocation: Invocation, stream: StreamName): Invocation => ({
  ...invocation,
  commandId: sha256(canonicalJson(['socai/claim/v1', invocation.commandId, stream])),
  causationId: invocation.commandId,
});

const heldByAnother = (claim: Claim, owner: string): Rejection =>
  refused(claim.refusal, { [claim.kind]: claim.parts.join(' ') }, [{ kind: claim.kind, id: owner }]);
