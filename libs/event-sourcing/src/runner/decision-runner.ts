import { isRejection, type StreamName, streamName } from '#kernel';
import { ClockWatch } from './clock-watch.js';
import { numberTexts } from './command-refused.js';
import type { SealedTexts } from '../sealing/sealing.js';
import type { CommandSpec } from './command-spec.js';
import type { Invocation } from './invocation.js';
import { reservingFor } from '../reservations/reservation-desk.js';
import type { Ruling } from './judge.js';
import { type Foreseen, type Outcome, type TurnedAway, turnedAway } from './outcome.js';
import { limitsByDefault, type RunnerLimits, type RunnerParts, turnPartsOf } from './runner-parts.js';
import { alwaysStanding, type Standing } from './standing.js';
import { settle } from './settle.js';
import type { Pending } from './pending.js';
import type { TurnParts } from './turn-parts.js';

/**
 * Runs commands: every outcome is an event in the target stream at an exact revision. Commands of one stream wait for
 * one another and are decided together; different streams do not wait.
 * @throws StoreUnavailable from `run` and `foresee` when the log cannot answer.
 */
export class DecisionRunner {
  private readonly parts: TurnParts;
  private readonly limits: RunnerLimits;
  private readonly queues = new Map<StreamName, Pending[]>();
  private readonly clock: ClockWatch;
  private readonly standing: Standing;
  private waiting = 0;
  private closed = false;
  private idle: (() => void) | undefined;

  constructor(given: RunnerParts) {
    this.limits = { ...limitsByDefault, ...given.limits };
    this.parts = turnPartsOf(given, (spec, data, invocation) => this.run(spec, data, invocation));
    this.clock = new ClockWatch(given, this.limits.clockOffMaxMs);
    this.standing = given.standing ?? alwaysStanding;
  }

  /**
   * Decides, records and answers. A repetition gets the first answer.
   * @param texts what is sealed into the events; no rule sees it, and no refusal repeats it
   */
  async run<Data>(
    spec: CommandSpec<Data>,
    data: Data,
    invocation: Invocation,
    texts: SealedTexts = {},
  ): Promise<Outcome> {
    if (this.closed) return turnedAway('ledger.shutting-down');
    const { objection } = this.standing;
    if (objection) return objection;
    if (this.waiting >= this.limits.waitingMax)
      return turnedAway('ledger.overloaded', { waiting: `${this.waiting}` });
    // Counted before anything is awaited: a burst must not pass the limit, nor the end, on its way to the queue.
    this.waiting += 1;
    return this.decided(spec, data, invocation, texts).finally(() => {
      this.waiting -= 1;
      if (this.waiting === 0) this.idle?.();
    });
  }

  /** Why no command is taken now on account of the clock; undefined while it is right. */
  async clockOff(): Promise<TurnedAway | undefined> {
    return this.clock.off();
  }

  private async decided(
    spec: CommandSpec,
    data: unknown,
    asked: Invocation,
    texts: SealedTexts,
  ): Promise<Outcome> {
    const looking = this.clock.off();
    const off = looking && (await looking);
    if (off) return off;
    const stream = streamName(spec.decider.category, spec.target(data));
    const seals = Object.keys(texts).length > 0;
    const prepared = seals ? await this.parts.sealer.prepared(stream, asked, texts) : { invocation: asked };
    return new Promise<Outcome>((answer, fail) => {
      this.enqueue(stream, { spec, data, ...prepared, answer, fail, taken: [], held: [] });
    });
  }

  /** What the command would come to now. Records nothing, takes no claim, needs no key. */
  async foresee<Data>(
    spec: CommandSpec<Data>,
    data: Data,
    invocation: Invocation,
  ): Promise<Foreseen | TurnedAway> {
    const stream = streamName(spec.decider.category, spec.target(data));
    const aggregate = await this.parts.aggregates.refresh(stream, spec.decider);
    const ruling = await this.parts.judge.rule({ spec, data, invocation }, stream, aggregate);
    if (ruling.kind === 'turned-away') return ruling;
    const objections = await Promise.all(ruling.claims.map(claim => this.parts.claims.objection(claim)));
    const refusal = isRejection(ruling.decision) ? ruling.decision : objections.find(isRejection);
    if (!refusal && ruling.reservation) return this.foreseeReserved(ruling, stream, invocation);
    if (!refusal) return { kind: 'foreseen', stream, facts: ruling.decision as Foreseen['facts'] };
    const { code, holders } = refusal;
    return {
      kind: 'foreseen',
      stream,
      facts: [],
      refusal: { code, holders, numbers: numberTexts(refusal) },
    };
  }

  /** Under a delegation, a decision that no rule is against may still not fit under its ceiling. */
  private async foreseeReserved(
    { decision, reservation }: Ruling,
    stream: StreamName,
    invocation: Invocation,
  ): Promise<Foreseen | TurnedAway> {
    const { id, reserve } = reservation!;
    const { spec, data } = reserve;
    const foreseen = await this.foresee(spec, data, reservingFor(invocation, 'reserve', id, data));
    if (foreseen.kind === 'turned-away') return foreseen;
    if (foreseen.refusal) return { ...foreseen, stream };
    return { kind: 'foreseen', stream, facts: decision as Foreseen['facts'] };
  }

  /** Takes no more commands and waits for those under way. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.waiting === 0) return;
    await new Promise<void>(resolve => {
      this.idle = resolve;
    });
  }

  private enqueue(stream: StreamName, pending: Pending): void {
    const queue = this.queues.get(stream);
    if (queue) {
      queue.push(pending);
      return;
    }
    this.queues.set(stream, [pending]);
    void this.drain(stream);
  }

  private async drain(stream: StreamName): Promise<void> {
    const queue = this.queues.get(stream)!;
    while (queue.length > 0) {
      const together = queue.splice(0, this.limits.togetherMax);
      await settle(this.parts, stream, together, this.limits.attemptsMax).catch((error: unknown) => {
        this.parts.aggregates.forget(stream);
        for (const pending of together) pending.fail(error);
      });
    }
    this.queues.delete(stream);
  }
}
