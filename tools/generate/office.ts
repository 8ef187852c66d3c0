import { assetCommands } from '#assets';
import { budgetCommands } from '#budgets';
import { correctionCommands } from '#corrections';
import { delegatedAuthority, delegationCommands, delegationReactions } from '#delegations';
import {
  type CommandSpec,
  DecisionRunner,
  delayMs,
  type Invocation,
  invocationFrom,
  type LedgerEvent,
  leafBytes,
  type Outcome,
  type Reaction,
  type Scheduler,
} from '#event-sourcing';
import { CompactTree, leafHash } from '#evidence';
import { canonicalJson, sha256 } from '#kernel';
import { parameterCommands } from '#parameters';
import { periodCommands, type PeriodEnd, whenPeriodClosingStarted } from '#periods';
import { procurementCommands } from '#procurement';
import { requisitionCommands } from '#requisitions';
import { transferCommands } from '#transfers';
import { type HoldingsOf, unitAuthority, unitCommands, whenDissolutionStarted } from '#units';
import { books } from '../../apps/projector/src/core.js';
import { ledgerCodec } from '../../apps/projector/src/ledger-events.js';
import { statelessReactions } from '../../apps/projector/src/reactions.js';
import type { Chance } from './chance.js';
import type { Act, Done } from './episode.js';
import type { WorkingTime } from './working-days.js';
import type { WriteBehindLog } from './write-behind-log.js';

const specs = new Map<string, CommandSpec>(
  [
    ...unitCommands,
    ...parameterCommands,
    ...budgetCommands,
    ...requisitionCommands,
    ...procurementCommands,
    ...assetCommands,
    ...transferCommands,
    ...delegationCommands,
    ...periodCommands,
    ...correctionCommands,
  ].map(spec => [spec.name, spec as CommandSpec]),
);

export interface OfficeParts {
  readonly log: WriteBehindLog;
  readonly time: WorkingTime;
  readonly chance: Chance;
  readonly holdingsOf: HoldingsOf;
  /** What a month is closed with. */
  readonly totalsOf: (period: string) => PeriodEnd['totals'];
  /** Told of each event, in the order of the log. */
  readonly onEvent: (event: LedgerEvent) => void;
}

/** Every append is answered at once: a pause would be a fault. */
const noWaiting: Scheduler = {
  wait: () => Promise.reject(new Error('a data set is made without waiting')),
};

const bigintAsText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);

/**
 * The ledger's own runner with its authority, and every reaction, one after another in the order of the log: so that
 * the same acts always make the same log.
 */
export class Office {
  readonly tree = new CompactTree();
  private readonly runner: DecisionRunner;
  private readonly reactions: ReadonlyMap<string, readonly Reaction[]>;
  private sent = 0;

  constructor(private readonly parts: OfficeParts) {
    const { log: store, time: clock, chance, holdingsOf, totalsOf } = parts;
    const random = chance.of('salts');
    this.runner = new DecisionRunner({
      store,
      codec: ledgerCodec,
      clock,
      random,
      scheduler: noWaiting,
      authority: unitAuthority,
      books,
      delegations: delegatedAuthority,
    });
    const reactions = [
      ...statelessReactions,
      ...delegationReactions,
      whenDissolutionStarted(holdingsOf),
      // Every process ends before the next command, and two commands never race: nothing is open, nobody straggles.
      whenPeriodClosingStarted(async period => ({
        openWork: [],
        totals: totalsOf(period),
        stragglers: [],
        stragglerCount: 0,
      })),
    ];
    this.reactions = Map.groupBy(reactions, ({ on }) => on);
  }

  /** Runs a command to the end of every process that it sets off; now and then it is sent twice with one key. */
  async act(what: Act): Promise<Done> {
    const spec = specs.get(what.command);
    if (!spec) throw new Error(`there is no command ${what.command}`);
    this.sent += 1;
    const invocation = invocationOf(what, spec, `${this.sent}`);
    const outcome = await this.runner.run(spec, what.data, invocation);
    const events = await this.settled();
    if (this.parts.chance.percent(1)) await this.again(spec, what.data, invocation, outcome);
    return { outcome, events };
  }

  private async again(
    spec: CommandSpec,
    data: object,
    invocation: Invocation,
    first: Outcome,
  ): Promise<void> {
    if (first.kind === 'turned-away') return;
    const { kind } = await this.runner.run(spec, data, invocation);
    const more = this.parts.log.taken().length;
    if (kind !== first.kind || more > 0) throw new Error(`${spec.name}, sent again: ${kind}, ${more} events`);
  }

  private async settled(): Promise<readonly LedgerEvent<string, any>[]> {
    const events = this.read();
    for (let n = 0; n < events.length; n += 1) {
      const event = events[n]!;
      for (const reaction of this.reactions.get(event.type) ?? []) {
        await this.react(reaction, event);
        events.push(...this.read());
      }
    }
    return events;
  }

  private async react(reaction: Reaction, event: LedgerEvent): Promise<void> {
    const due = delayMs(reaction.delay, { doubtMs: 0 });
    if (due > 0) this.parts.time.passToInstant(event.recordedAt, due);
    for (const [n, { spec, data }] of reaction.consequences(event).entries()) {
      const outcome = await this.runner.run(spec, data, invocationFrom(reaction, event, n, data));
      if (outcome.kind === 'turned-away') throw new Error(`${reaction.name}: ${JSON.stringify(outcome)}`);
    }
  }

  private read(): LedgerEvent[] {
    return this.parts.log.taken().map(stored => {
      const event = ledgerCodec.decode(stored);
      this.tree.add(leafHash(leafBytes(stored, event)));
      this.parts.onEvent(event);
      return event;
    });
  }
}

const invocationOf = (what: Act, spec: CommandSpec, key: string): Invocation => {
  const { command, data, personId, unitId, on, document, reason, ifMatch, externalRef } = what;
  const { corrects, onBehalfOf, delegationId } = what;
  const duty = spec.duty ?? 'none';
  const commandId = sha256(canonicalJson(['socai/generate/v1', key]));
  return {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    clientId: 'data-set',
    fingerprint: sha256(JSON.stringify([command, data, personId, unitId, ifMatch], bigintAsText)),
    actor: { personId, unitId, duty, ...(onBehalfOf && { onBehalfOf, delegationId }) },
    grants: [{ duty, unitId: 'bca', subtree: true }],
    effectiveDate: on,
    document,
    reason,
    externalRef,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(corrects === undefined ? {} : { corrects }),
  };
};
