import type { CalendarDate, Money, Person, Rejection, StreamName } from '#kernel';
import type { GateReader } from '../gates/gates.js';
import type { Consequence } from '../reactions/reaction.js';
import type { Matter } from './delegable.js';

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
