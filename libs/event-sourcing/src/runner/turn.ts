import { isRejection, type NonEmpty, type StreamName } from '#kernel';
import type { NewEvent } from '../log/event-store.js';
import type { Aggregate, AnyDecider } from './aggregate.js';
import { refusalFact } from './command-refused.js';
import { type TurnedAway, turnedAway } from './outcome.js';
import type { Pending } from './pending.js';
import { refuseInstead } from './refuse-instead.js';
import { Rulings } from './rulings.js';
import type { Fate, Sending } from './sender.js';
import type { TurnParts } from './turn-parts.js';

/**
 * One attempt at a stream's waiting commands: each is decided on the state the one before it left, and all are
 * appended at once. Answers every command it settles; the others (after a lost race) are returned to be decided again.
 */
export class Turn {
  private readonly rulings: Rulings;
  private readonly repeated: Pending[] = [];
  private readonly answered = new Set<Pending>();

  constructor(
    private readonly parts: TurnParts,
    private readonly stream: StreamName,
    private readonly decider: AnyDecider,
    private readonly before: Aggregate,
  ) {
    this.rulings = this.rulingsOn(before);
  }

  async take(waiting: readonly Pending[]): Promise<readonly Pending[]> {
    for (const pending of waiting) {
      if (this.rulings.has(pending)) this.repeated.push(pending);
      else await this.takeOne(pending).catch(error => this.fail(pending, error));
    }
    return this.append();
  }

  /** A bug in one command is that command's own: what it had claimed is free again, its neighbours go on. */
  private async fail(pending: Pending, error: unknown): Promise<void> {
    await this.parts.taking.giveBack(pending).finally(() => pending.fail(error));
  }

  private async takeOne(pending: Pending): Promise<void> {
    const earlier = await this.parts.receipts.earlier(this.stream, pending.invocation);
    if (earlier) return pending.answer(earlier);
    const ruling = await this.parts.judge.rule(pending, this.stream, this.rulings.aggregate);
    if (ruling.kind === 'turned-away') return this.turnAway(pending, ruling);
    const decision = await this.parts.taking.of(ruling, pending);
    if ('kind' in decision) return this.turnAway(pending, decision);
    if (isRejection(decision)) await this.parts.taking.giveBack(pending);
    this.rulings.put(
      pending,
      ruling,
      isRejection(decision) ? [refusalFact(pending.spec.name, pending.data, decision)] : decision,
      // A refusal says what was asked, and nothing that was to be sealed.
      isRejection(decision) ? undefined : pending.sealing,
    );
  }

  private async turnAway(pending: Pending, outcome: TurnedAway): Promise<void> {
    await this.parts.taking.giveBack(pending);
    this.rulings.turnAway(pending, outcome);
  }

  private async append(): Promise<readonly Pending[]> {
    if (this.rulings.ruled.some(({ gates }) => gates?.stale)) return this.unsettled();
    const fate = await this.fate();
    if (fate === 'stands') this.answer(this.rulings);
    if (fate === 'unknown') await this.settleDoubt();
    return this.unsettled();
  }

  /** Whether all was decided on what the log says. What is turned away leaves nothing in it, and is only looked up. */
  private async fate(): Promise<Fate> {
    const { ruled, events } = this.rulings;
    const { revision } = this.before;
    if (events) return this.parts.sender.send(this.behind(events));
    if (ruled.length === 0) return 'stands';
    const { revision: now } = await this.parts.store.read(this.stream, revision + 1, 1);
    return now === revision ? 'stands' : 'lost';
  }

  /** What was decided may stand or not: refusals are sent to its place, and whichever stands is the answer. */
  private async settleDoubt(): Promise<void> {
    const refusals = refuseInstead(this.rulings, this.rulingsOn(this.before));
    const fate = await this.parts.sender.replace(this.behind(this.rulings.events!), refusals.events);
    if (fate === 'stands') this.answer(this.rulings);
    if (fate === 'unknown') this.leaveUnknown();
    if (fate !== 'replaced') return;
    for (const { pending } of refusals.ruled) await this.parts.taking.giveBack(pending);
    this.answer(refusals);
  }

  /** Claims stay taken: the log may have what they are for, and the same key will tell. */
  private leaveUnknown(): void {
    const inDoubt = [...this.rulings.recorded.map(({ pending }) => pending), ...this.repeated];
    for (const pending of inDoubt) {
      pending.answer(turnedAway('command.outcome-unknown', { stream: this.stream }));
      this.answered.add(pending);
    }
  }

  private answer({ ruled, aggregate }: Rulings): void {
    if (aggregate !== this.before) this.parts.aggregates.remember(this.stream, aggregate);
    for (const { pending, outcome } of ruled) {
      pending.answer(outcome);
      this.answered.add(pending);
    }
  }

  private unsettled(): readonly Pending[] {
    const all = [...this.rulings.ruled.map(({ pending }) => pending), ...this.repeated];
    return all.filter(pending => !this.answered.has(pending));
  }

  private rulingsOn(before: Aggregate): Rulings {
    return new Rulings(this.parts.recorder, this.stream, this.decider, before);
  }

  private behind(events: NonEmpty<NewEvent>): Sending {
    return { stream: this.stream, expected: this.before.revision, events };
  }
}
