import type { Fact, Money } from '#kernel';
import type { GateReader } from '../gates/gates.js';

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
