import { randomBytes } from 'node:crypto';
import { budgetReactions } from '#budgets';
import {
  type CommandSpec,
  DecisionRunner,
  type Invocation,
  type LedgerEvent,
  type Outcome,
  Reactor,
  type Scheduler,
} from '#event-sourcing';
import { aDocument, aPerson } from '#event-sourcing/testing';
import { instantOf, sha256 } from '#kernel';
import { whenPeriodClosingStarted } from '#periods';
import { sqliteLog } from '#test/support/sqlite-log';
import { sqliteViews } from '#test/support/sqlite-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { unitAuthority, whenDissolutionStarted } from '#units';
import { questionsOf, runProjector } from '#views';
import { books } from '../../../apps/projector/src/core.js';
import { holdingsFrom } from '../../../apps/projector/src/holdings.js';
import { ledgerCodec } from '../../../apps/projector/src/ledger-events.js';
import { ledgerViews } from '../../../apps/projector/src/ledger-views.js';
import { periodEndFrom } from '../../../apps/projector/src/period-end.js';

/** What surrounds a command in these histories. */
export interface Around {
  /** Names the command: given again, it is a repetition. */
  readonly key: string;
  readonly effectiveDate: string;
  readonly person?: string;
  readonly externalRef?: string;
  readonly reason?: string;
  readonly corrects?: string;
  readonly ifMatch?: number;
}

const duties = ['organiser', 'appropriator', 'budgetManager', 'accountant'];
const grants = duties.map(duty => ({ duty, unitId: 'bo', subtree: true }));

const invocationOf = (name: string, data: unknown, around: Around): Invocation => {
  const { key, person = 'p-1', ...rest } = around;
  const commandId = sha256(key);
  return {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    clientId: 'finance',
    grants,
    fingerprint: sha256(JSON.stringify([name, data, around], (_, v) => (typeof v === 'bigint' ? `${v}` : v))),
    actor: aPerson(person, { unitId: 'bo' }),
    document: aDocument(),
    ...rest,
  };
};

/** The ten seconds that a closing waits go by at once. */
const impatient: Scheduler = { wait: (ms, signal) => timerScheduler.wait(ms > 1_000 ? 0 : ms, signal) };

/** The whole embedded ledger but HTTP, on files of its own: runner, reactions and projector all at work. */
export const budgetLedger = async () => {
  const log = await sqliteLog();
  const views = await sqliteViews();
  let atMs = Date.parse('2020-12-20T01:00:00.000Z');
  const clock = { now: () => instantOf((atMs += 1)) };
  const { store } = log;
  const codec = ledgerCodec;
  const random = { bytes: (count: number) => randomBytes(count) };
  const runner = new DecisionRunner({
    store,
    codec,
    clock,
    random,
    scheduler: timerScheduler,
    authority: unitAuthority,
    books,
  });
  const questions = questionsOf({ readStore: views.reader(), log: store, clock, scheduler: timerScheduler });
  const over = new AbortController();
  const feed = { log: store, readStore: views.store, decode: codec.decode, clock, scheduler: timerScheduler };
  const projecting = runProjector({ ...feed, views: ledgerViews, signal: over.signal });
  const reactor = new Reactor({
    store,
    codec,
    runner,
    clock,
    scheduler: impatient,
    bookmarks: { load: async () => -1, save: async () => undefined },
    reactions: [
      ...budgetReactions,
      whenDissolutionStarted(holdingsFrom(questions, store, () => '2020-12-20')),
      whenPeriodClosingStarted(periodEndFrom(questions, store)),
    ],
    onTrouble: (reaction, _, what) => {
      if (what instanceof Error || what.kind !== 'accepted')
        throw new Error(`${reaction.name}: ${JSON.stringify(what)}`, { cause: what });
    },
  });
  const reacting = reactor.run(over.signal);
  return {
    questions,
    feed,
    run: <Data>(spec: CommandSpec<Data>, data: Data, around: Around): Promise<Outcome> =>
      runner.run(spec, data, invocationOf(spec.name, data, around)),
    events: async (): Promise<readonly LedgerEvent[]> =>
      (await store.scan(-1, 10_000)).map(stored => codec.decode(stored)),
    close: async () => {
      over.abort();
      await Promise.all([projecting, reacting]);
      await runner.close();
      await views.remove();
      await log.remove();
    },
  };
};

export type BudgetLedger = Awaited<ReturnType<typeof budgetLedger>>;
