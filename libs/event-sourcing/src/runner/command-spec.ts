import type { CalendarDate, Command, Decider, Fact, StreamName } from '#kernel';
import type { Claim } from '../claims/claim.js';
import type { GateReader } from '../gates/gates.js';
import type { AnyDecider } from './aggregate.js';
import type { Delegable } from './delegable.js';

/**
 * What the runner needs to know of one command beyond its decider: where it goes, what it reads on the way, what it
 * claims, and which duty it takes. Everything here is a function of the command and the state; nothing keeps state.
 */
export interface CommandParts<Data, State, Facts> {
  /** The id of the aggregate the command is for; its stream is `<category>-<id>`. */
  readonly target: (data: Data) => string;
  /** The duty a person must hold; absent for the commands only processes issue. */
  readonly duty?: string;
  /** Where the duty depends on what is asked: all that it may be, and which of them it is. */
  readonly dutyAmong?: {
    readonly duties: readonly string[];
    readonly of: (data: Data, state: State) => string;
  };
  /** The units that the acting person's duty must cover, every one of them. */
  readonly units?: (data: Data, state: State) => readonly string[];
  /** True when the duty must cover all units below as well. */
  readonly subtree?: (data: Data) => boolean;
  /** How a delegate may decide in the name of the person who holds the duty. */
  readonly delegable?: Delegable<Data, State>;
  /** Stamped reads of other streams, for the decider's `facts`. */
  readonly facts?: (gates: GateReader, data: Data, on: CalendarDate, state: State) => Promise<Facts>;
  /** Numbers to be taken, before an accepted decision is recorded. */
  readonly claims?: (data: Data, state: State, stream: StreamName) => readonly Claim[];
  /** True when the decision must name the revision it saw. */
  readonly needsIfMatch?: boolean;
  /** True when the command may begin its aggregate; any other finds 404 where there is nothing but refusals. */
  readonly opens?: boolean;
  /** Codes this command may be refused with, in precedence order. Documented in OpenAPI. */
  readonly refusals: readonly string[];
  /** Codes that the process which it begins may end with later: what other streams answer. Documented in OpenAPI. */
  readonly processRefusals?: readonly string[];
}

export interface CommandSpec<Data = any, State = any, Facts = any> extends CommandParts<Data, State, Facts> {
  /** Imperative, PascalCase: the name in the decider, in refusals and in OpenAPI. */
  readonly name: string;
  readonly decider: AnyDecider;
}

type DataOf<C extends Command, Name> = Extract<C, { readonly type: Name }>['data'];

/** `commandOf(budgetLine, 'CommitFunds', { … })`: the content's type comes from the decider. */
export const commandOf = <State, C extends Command, F extends Fact, Facts, const Name extends C['type']>(
  decider: Decider<State, C, F, Facts>,
  name: Name,
  parts: CommandParts<DataOf<C, Name>, State, Facts>,
): CommandSpec<DataOf<C, Name>, State, Facts> => ({
  ...parts,
  name,
  decider: decider as unknown as AnyDecider,
});
