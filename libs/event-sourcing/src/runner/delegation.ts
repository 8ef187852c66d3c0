import type { CalendarDate, Fact, Money, Person, Rejection, StreamName } from '#kernel';
import type { GateReader } from '../gates/gates.js';
import type { Consequence } from '../reactions/reaction.js';

/** What a decision is about, as far as the scope of a delegation can ask. */
export interface Matter {
  /** `goods`, `services`, `works`; `requisitions` and `transfers`, which have no such category. */
  readonly category: string;
  /** Where the money comes from; empty where the decision does not say. */
  readonly sources: readonly string[];
}

/** How a decision can be taken under a delegation. A command without this takes its duty in person. */
export interface Delegable<Data, State> {
  readonly matter: (data: Data, state: State) => Matter;
  /** What the decision uses up of a ceiling, in VND; absent or 0: nothing is reserved. */
  readonly worth?: (facts: readonly Fact[], gates: GateReader) => Money | Promise<Money>;
}

/** One decision under a delegation, before its rules have been asked. */
export interface DelegatedAct extends Matter {
  readonly actor: Person;
  readonly duty: string;
  /** The units that the duty must cover; the need is the first one's. */
  readonly units: readonly string[];
  readonly on: CalendarDate;
  readonly command: string;
  readonly commandId: string;
  /** The stream the decision goes to. */
  readonly subject: StreamName;
}

/** A part of a ceiling that is held for one attempt at a decision. Commands on a stream that counts. */
export interface Reservation {
  readonly id: string;
  readonly reserve: Consequence;
  /** Takes it back, where the attempt came to nothing. */
  readonly free: Consequence;
}

/** Whether a delegation reaches a decision, and what it uses up. Delegations answer it; the runner only asks. */
export interface DelegatedAuthority {
  /**
   * What stands against the act. `not-held`: there is no such delegation, or it names another delegate, principal or
   * duty: no more is said to a stranger, and nothing is recorded in the stream. A rejection is recorded like a rule's.
   */
  objection(act: DelegatedAct, gates: GateReader): Promise<Rejection | 'not-held' | undefined>;
  reservation(act: DelegatedAct, worth: Money, gates: GateReader): Promise<Reservation>;
}

/** What a decision under a delegation may be refused with before its own rules are asked, and last its ceiling. */
export const delegationRefusals = [
  'delegation.not-yet-in-force',
  'delegation.expired',
  'delegation.revoked',
  'unit.not-open',
  'delegation.out-of-scope',
  'parameter.missing',
  'delegation.beyond-threshold',
  'delegation.ceiling-exceeded',
] as const;

/** Nobody has been delegated anything where no delegations are kept. */
export const noDelegations: DelegatedAuthority = {
  objection: () => Promise.resolve('not-held'),
  reservation: () => Promise.reject(new Error('nothing is reserved where no delegations are kept')),
};
