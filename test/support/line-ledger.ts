import { randomBytes } from 'node:crypto';
import {
  type CommandSpec,
  DecisionRunner,
  type Invocation,
  type LedgerEvent,
  type Outcome,
  Reactor,
} from '#event-sourcing';
import { budgetCommands, budgetReactions } from '#budgets';
import { parameterCommands } from '#parameters';
import { unitCommands } from '#units';
import { ledgerCodec } from '../../apps/projector/src/ledger-events.js';
import { anInvocation, everything, standingClock } from './purse-ledger.js';
import { sqliteLog } from './sqlite-log.js';
import { timerScheduler } from './timer-scheduler.js';

const specs = new Map<string, CommandSpec>(
  [...budgetCommands, ...parameterCommands, ...unitCommands].map(spec => [spec.name, spec as CommandSpec]),
);

/** The ledger's own runner and reactions on a real log, with a ministry, a province and a district in it. */
export const lineLedger = async () => {
  const log = await sqliteLog();
  const clock = standingClock(Date.UTC(2021, 1, 1));
  const runner = new DecisionRunner({
    store: log.store,
    codec: ledgerCodec,
    clock,
    scheduler: timerScheduler,
    authority: everything,
    random: { bytes: count => randomBytes(count) },
  });
  const over = new AbortController();
  const reactor = new Reactor({
    store: log.store,
    codec: ledgerCodec,
    runner,
    clock,
    scheduler: timerScheduler,
    reactions: budgetReactions,
    bookmarks: { load: async () => -1, save: async () => undefined },
    onTrouble: () => undefined,
  });
  const reacting = reactor.run(over.signal);
  let commands = 0;
  const run = (
    name: string,
    data: unknown,
    around: Partial<Invocation> & { key?: string } = {},
  ): Promise<Outcome> => {
    const { key = `command ${(commands += 1)}`, ...rest } = around;
    return runner.run(specs.get(name)!, data, anInvocation(key, rest));
  };
  const tree = [
    ['bca', 'ministry'],
    ['hai-duong', 'province', 'bca'],
    ['chi-linh', 'district', 'hai-duong'],
  ] as const;
  for (const [unitId, kind, parentId] of tree) {
    const unit = { unitId, kind, parentId, code: unitId, name: unitId, predecessors: [] };
    await run('EstablishUnit', unit, { effectiveDate: '2019-01-01' });
  }
  const window = { name: 'fiscalYearWindow', values: { opens: '12-01', closes: '01-31' }, source: '83/2015' };
  await run('SetParameter', window, { effectiveDate: '2015-01-01' });
  const whole = async (): Promise<readonly LedgerEvent[]> =>
    (await log.store.scan(-1, 100_000)).map(stored => ledgerCodec.decode(stored));
  return {
    run,
    whole,
    path: log.path,
    store: log.store,
    /** Resolves when every move of money has come to its end. */
    settled: async () => {
      const count = (events: readonly LedgerEvent[], ...types: string[]) =>
        events.filter(({ type }) => types.includes(type)).length;
      for (;;) {
        const events = await whole();
        if (count(events, 'FundsSent') === count(events, 'FundMoveSettled', 'FundsReturned')) return;
        await timerScheduler.wait(1);
      }
    },
    remove: async () => {
      over.abort();
      await reacting;
      await runner.close();
      await log.remove();
    },
  };
};
export type LineLedger = Awaited<ReturnType<typeof lineLedger>>;
