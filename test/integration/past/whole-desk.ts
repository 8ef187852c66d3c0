import { assetCommands } from '#assets';
import { budgetCommands } from '#budgets';
import { correctionCommands } from '#corrections';
import { delegatedAuthority, delegationCommands, delegationReactions } from '#delegations';
import type { CommandSpec, LedgerEvent, Outcome } from '#event-sourcing';
import { instantOf, msOf, type Person } from '#kernel';
import { parameterCommands } from '#parameters';
import { periodCommands, whenPeriodClosingStarted } from '#periods';
import { procurementCommands } from '#procurement';
import { redactionCommands, whenRedacted } from '#redactions';
import { requisitionCommands } from '#requisitions';
import { openDesk, type Said } from '#test/support/desk';
import { Books } from '#tools/generate/books';
import { Months } from '#tools/generate/months';
import { transferCommands } from '#transfers';
import { unitCommands, whenDissolutionStarted } from '#units';
import { books as closingBooks } from '../../../apps/projector/src/core.js';
import { ledgerEvents } from '../../../apps/projector/src/ledger-events.js';
import { statelessReactions } from '../../../apps/projector/src/reactions.js';
import type { Event } from '../views/naive-parts.js';

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
    ...redactionCommands,
  ].map(spec => [spec.name, spec as CommandSpec]),
);

const besides = ['CommandRefused', 'ClaimTaken', 'ClaimReleased'];
const begins = '2020-03-02T03:00:00.000Z';
const dayMs = 86_400_000;

/** The keys of nothing: what is redacted here was never sealed. One copy of them is out of reach. */
const noKeys = { destroy: async () => undefined, copies: async () => [] };

/** What somebody does: `unit/person`, a command, the day it is for. */
export type Does = (
  who: string,
  name: string,
  data: object,
  on: string,
  more?: Partial<Said>,
) => Promise<Outcome>;

/** Every capability on a log in memory: rules, processes, months that close. A day goes by with each command. */
export const wholeDesk = () => {
  const held = new Books();
  const months = new Months();
  let told = 0;
  const hold = (events: readonly LedgerEvent[]) => {
    for (; told < events.length; told += 1) {
      held.take(events[told]!);
      months.take(events[told]!);
    }
  };
  const desk = openDesk(
    ledgerEvents.filter(({ type }) => !besides.includes(type)),
    [
      ...statelessReactions,
      ...delegationReactions,
      whenRedacted(noKeys),
      whenDissolutionStarted(async unitId => (hold(desk.events), held.holdingsOf(unitId))),
      whenPeriodClosingStarted(async period => {
        hold(desk.events);
        return { openWork: [], totals: months.totalsOf(period), stragglers: [], stragglerCount: 0 };
      }),
    ],
    undefined,
    delegatedAuthority,
    closingBooks,
  );
  desk.clock.at = begins;
  const actor = (who: string): Person => {
    const [unitId, personId] = who.split('/') as [string, string];
    return { unitId, personId, duty: 'test' };
  };
  const does: Does = async (who, name, data, on, more = {}) => {
    desk.clock.at = instantOf(msOf(desk.clock.at) + dayMs);
    const spec = specs.get(name);
    if (!spec) throw new Error(`there is no command ${name}`);
    const outcome = await desk.run(spec, data, { actor: actor(who), on, ...more });
    await desk.settle();
    return outcome;
  };
  return { ...desk, clock: desk.clock, does, events: desk.events as unknown as readonly Event[] };
};

export type WholeDesk = ReturnType<typeof wholeDesk>;

/** The last event of a type. */
export const lastOf = ({ events }: WholeDesk, type: string): Event | undefined =>
  events.findLast(event => event.type === type);

/** The last revision that changed a stream: what `If-Match` names. */
export const revisionOf = ({ events }: WholeDesk, stream: string): number =>
  events.findLast(event => event.stream === stream && event.type !== 'CommandRefused')?.revision ?? 0;
