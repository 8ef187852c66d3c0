import type { CalendarDate } from './calendar-date.js';
import type { Person } from './person.js';
import type { Rejection } from './rejection.js';

/** The paper a command rests on. `sha256` is of the file, lowercase hex. */
export interface DocumentRef {
  readonly issuer: string;
  readonly kind: string;
  readonly number: string;
  readonly date: CalendarDate;
  readonly sha256: string;
}

/** What comes in with a command besides its content: who, when, on what paper. Nothing else is known to a rule. */
export interface Circumstances {
  readonly commandId: string;
  readonly actor: Person;
  /** The person whose act began this chain; the actor of the first step when a process acts. */
  readonly originator?: Person;
  readonly issuedBy?: string;
  readonly effectiveDate: CalendarDate;
  /** The day it is, in Asia/Ho_Chi_Minh, when the decision is made. */
  readonly today: CalendarDate;
  readonly document: DocumentRef;
  readonly reason?: string;
}

export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: Circumstances;
}

/** A fact as a decider states it; the envelope is put around it by the runner. */
export interface Fact<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact as it was recorded, with what folds may need of its envelope. */
export interface RecordedFact<Type extends string = string, Data = unknown> extends Fact<Type, Data> {
  readonly revision: number;
  readonly effectiveDate: CalendarDate;
  readonly recordedAt: string;
  readonly actor: Person;
  readonly originator?: Person;
  readonly document: DocumentRef;
  readonly reason?: string;
}

export type NonEmpty<T> = readonly [T, ...T[]];

/** What a decision comes to: what happened, or why not. */
export type Decision<F extends Fact> = NonEmpty<F> | Rejection;

type Recorded<F extends Fact> = F extends Fact<infer Type, infer Data> ? RecordedFact<Type, Data> : never;

export type Evolve<State, F extends Fact> = {
  readonly [Type in F['type']]: (state: State, fact: Recorded<Extract<F, { readonly type: Type }>>) => State;
};

export type Decide<State, C extends Command, F extends Fact, Facts> = {
  readonly [Type in C['type']]: (
    state: State,
    command: Extract<C, { readonly type: Type }>,
    facts: Facts,
  ) => Decision<F>;
};

/**
 * One kind of aggregate: its stream category, how its past folds into a state, and what it answers to each command.
 * Pure: no clock, random, I/O or framework. (J. Chassaing, "Functional Event Sourcing Decider", 2021.)
 */
export interface Decider<State, C extends Command, F extends Fact, Facts = unknown> {
  /** camelCase, no hyphen: the first hyphen of a stream name ends the category. */
  readonly category: string;
  readonly initial: State;
  readonly evolve: Evolve<State, F>;
  readonly decide: Decide<State, C, F, Facts>;
}

// Written out by hand, the type arguments are read at the call: decider<State, Command, Fact, Facts>({ … }).
export const decider = <State, C extends Command, F extends Fact, Facts = unknown>(
  parts: Decider<State, C, F, Facts>,
): Decider<State, C, F, Facts> => parts;
