import { msOf } from '#kernel';
import type { Clock } from '#event-sourcing';
import {
  type AddCheckpoint,
  claimedOrigin,
  cosignText,
  type Failure,
  formatCosignatures,
  formatWitnessSize,
  judgeAddCheckpoint,
  Malformed,
  type OpenedCheckpoint,
  parseAddCheckpoint,
  type Signer,
  sizeContentType,
  type Trust,
  witnessStatusOf,
} from '#evidence';
import type { KeptHeads } from './kept-heads.js';

export interface WitnessParts {
  /** Its key id is that of a cosignature. */
  readonly signer: Signer;
  readonly logs: readonly Trust[];
  readonly heads: KeptHeads;
  readonly clock: Clock;
  /** Told one line for every request that was understood. */
  readonly say: (line: string) => void;
  /** Told after each step. For tests, which end the process there. */
  readonly passed?: (step: 'judged' | 'kept' | 'signed') => void;
}

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
}

const text = 'text/plain; charset=utf-8';

/**
 * Cosigns the heads of logs, each only if it continues the last one it cosigned. A head is on the disk before its
 * signature leaves: whatever happens in between, no two heads that contradict one another are ever signed.
 * Source: C2SP tlog-witness, "add-checkpoint".
 */
export class Witness {
  private readonly logs: ReadonlyMap<string, Trust>;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: WitnessParts) {
    this.logs = new Map(parts.logs.map(trust => [trust.origin, trust]));
  }

  /** Checking and keeping are one step: requests are taken one after the other. @throws what the disk or key throws */
  addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    const answer = this.turn.then(() => this.answer(body));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private async answer(body: Uint8Array): Promise<WitnessAnswer> {
    try {
      const request = parseAddCheckpoint(body);
      return await this.judge(request, claimedOrigin(request));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.parts.say(`yêu cầu sai dạng / malformed request: ${error.message}`);
      return { status: 400, type: text, body: `${error.message}\n` };
    }
  }

  private async judge(request: AddCheckpoint, origin: string): Promise<WitnessAnswer> {
    const { heads, say } = this.parts;
    const trust = this.logs.get(origin);
    const last = heads.last(origin);
    const verdict = judgeAddCheckpoint(request, trust && { trust, ...(last && { last }) });
    if (verdict.ok) {
      const answer = await this.cosign(verdict.value, request.checkpoint);
      say(`đã đồng ký / cosigned ${origin} at ${verdict.value.size}, after ${last?.size ?? 0}`);
      return answer;
    }
    const answer = refusal(verdict, last?.size ?? 0);
    // The name comes from whoever asks: quoted, it cannot pretend to be another line.
    const named = JSON.stringify(origin.slice(0, 200));
    say(`từ chối / refused ${named} with ${answer.status}: ${verdict.message}`);
    return answer;
  }

  private async cosign(head: OpenedCheckpoint, note: string): Promise<WitnessAnswer> {
    const { signer, heads, clock, passed } = this.parts;
    passed?.('judged');
    await heads.keep(head, note);
    passed?.('kept');
    const signature = await cosignText(signer, head.body, Math.floor(msOf(clock.now()) / 1000));
    passed?.('signed');
    return { status: 200, type: text, body: formatCosignatures([signature]) };
  }
}

const refusal = (failure: Failure, size: number): WitnessAnswer => {
  const status = witnessStatusOf(failure);
  return status === 409
    ? { status, type: sizeContentType, body: formatWitnessSize(size) }
    : { status, type: text, body: `${failure.message}\n` };
};
