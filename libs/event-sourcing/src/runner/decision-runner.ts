import { isRejection, type StreamName, streamName } from '#kernel';
import { ClockWatch } from './clock-watch.js';
import type { CommandSpec } from './command-spec.js';
import type { Invocation } from './invocation.js';
import { turnedAway } from './judge.js';
import type { Foreseen, Outcome, TurnedAway } from './outcome.js';
import { limitsByDefault, type RunnerLimits, type RunnerParts, turnPartsOf } from './runner-parts.js';
import { type Pending, Turn, type TurnParts } from './turn.js';

/**
 * Runs commands: every outcome is an event in the target stream at an exact revision. Commands of one stream wait for
 * one another and are decided together; different streams do not wait.
 * @throws StoreUnavailable from `run` and `foresee` when the log cannot answer.
 */
export class DecisionRunner {
  private readonly parts: TurnParts;
  private readonly limits: RunnerLimits;
  private readonly queues = new Map<StreamName, Pending[]>();
  private readonly turns = new Set<Promise<void>>();
  private readonly clock: ClockWatch;
  private waiting = 0;
  private closed = false;

  constructor(given: RunnerParts) {
    this.limits = { ...limitsByDefault, ...given.limits };
    this.parts = turnPartsOf(given);
    this.clock = new ClockWatch(given, this.limits.clockOffMaxMs);
  }

  /** Decides, records and answers. A repetition gets the first answer. */
  async run<Data>(spec: CommandSpec<Data>, data: Data, invocation: Invocation): Promise<Outcome> {
    if (this.closed) return turnedAway('ledger.shutting-down');
    if (this.waiting >= this.limits.waitingMax)
      return turnedAway('ledger.overloaded', { waiting: `${this.waiting}` });
    const off = await this.clock.off();
    if (off) return off;
    this.waiting += 1;
    return new Promise<Outcome>((answer, fail) => {
      this.enqueue(streamName(spec.decider.category, spec.target(data)), {
        spec,
        data,
        invocation,
        answer,
        fail,
        taken: [],
      });
    }).finally(() => {
      this.waiting -= 1;
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
    if (!refusal) return { kind: 'foreseen', stream, facts: ruling.decision as Foreseen['facts'] };
    const numbers = Object.fromEntries(Object.entries(refusal.numbers).map(([name, n]) => [name, String(n)]));
    return {
      kind: 'foreseen',
      stream,
      facts: [],
      refusal: { code: refusal.code, numbers, holders: refusal.holders },
    };
  }

  /** Takes no more commands and waits for those under way. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.turns);
  }

  private enqueue(stream: StreamName, pending: Pending): void {
    const queue = this.queues.get(stream);
    if (queue) {
      queue.push(pending);
      return;
    }
    this.queues.set(stream, [pending]);
    const turns = this.drain(stream).finally(() => this.turns.delete(turns));
    this.turns.add(turns);
  }

  private async drain(stream: StreamName): Promise<void> {
    const queue = this.queues.get(stream)!;
    while (queue.length > 0) {
      const together = queue.splice(0, this.limits.togetherMax);
      await this.settle(stream, together).catch(error => {
        this.parts.aggregates.forget(stream);
        for (const pending of together) pending.fail(error);
      });
    }
    this.queues.delete(stream);
  }

  private async settle(stream: StreamName, together: readonly Pending[]): Promise<void> {
    const { decider } = together[0]!.spec;
    let unsettled = together;
    let aggregate = await this.parts.aggregates.recall(stream, decider);
    for (let attempt = 0; attempt < this.limits.attemptsMax; attempt += 1) {
      unsettled = await new Turn(this.parts, stream, decider, aggregate).take(unsettled);
      if (unsettled.length === 0) return;
      aggregate = await this.parts.aggregates.refresh(stream, decider);
    }
    for (const pending of unsettled) pending.answer(turnedAway('command.lost-race', { stream }));
  }
}
