import type { Sealing } from '../sealing/sealing.js';
import type { CommandSpec } from './command-spec.js';
import type { Invocation } from './invocation.js';

/** A command on its way to its decider. */
export interface Asked {
  readonly spec: CommandSpec;
  readonly data: unknown;
  readonly invocation: Invocation;
  /** What goes into the envelope sealed; no rule is given it. */
  readonly sealing?: Sealing;
}
