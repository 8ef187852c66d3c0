import {
  type Circumstances,
  type Command,
  type Decider,
  type Fact,
  type Holder,
  isBalanced,
  isRejection,
  type Numbers,
  type Postings,
  type RecordedFact,
} from '#kernel';
import { aPerson, aDocument } from './samples.js';

type Meta = Partial<Circumstances>;

/** A fact with circumstances of its own: `on('2020-03-01', fundsSent({ … }))`, `by('hoa', …)`. */
export interface Told {
  readonly fact: Fact;
  readonly meta: Partial<Pick<RecordedFact, 'effectiveDate' | 'actor' | 'originator' | 'document'>>;
}

const told = (fact: Fact | Told): Told => ('fact' in fact ? fact : { fact, meta: {} });

export const by = (personId: string, fact: Fact | Told): Told => ({
  fact: told(fact).fact,
  meta: { ...told(fact).meta, actor: aPerson(personId) },
});
export const on = (effectiveDate: string, fact: Fact | Told): Told => ({
  fact: told(fact).fact,
  meta: { ...told(fact).meta, effectiveDate },
});

export const standardMeta: Circumstances = {
  commandId: 'c0'.repeat(32),
  actor: aPerson('p-actor'),
  effectiveDate: '2020-06-01',
  today: '2020-06-01',
  document: aDocument(),
};

const recorded = ({ fact, meta }: Told, revision: number): RecordedFact => ({
  ...fact,
  revision,
  effectiveDate: '2020-01-02',
  recordedAt: '2020-01-02T00:00:00.000Z',
  actor: aPerson('p-earlier'),
  document: aDocument(),
  ...meta,
});

/**
 * `const given = spec(budgetLine); given(…facts).when(command, facts).then(…events)`, or
 * `.thenRefused(code, numbers)`.
 */
export const spec =
  <State, C extends Command, F extends Fact, Facts>(decider: Decider<State, C, F, Facts>) =>
  (...past: readonly (Fact | Told)[]) => {
    const state = past
      .map(told)
      .reduce((before, fact, n) => fold(decider, before, recorded(fact, n)), decider.initial);
    return {
      state,
      when: (command: { type: C['type']; data: unknown }, facts: Facts = {} as Facts, meta: Meta = {}) => {
        const decide = decider.decide[command.type] as (s: State, c: unknown, f: Facts) => unknown;
        return outcome(decide(state, { ...command, meta: { ...standardMeta, ...meta } }, facts));
      },
    };
  };

const fold = <State>(decider: Decider<State, any, any, any>, state: State, fact: RecordedFact): State => {
  const evolve = decider.evolve[fact.type];
  if (!evolve) throw new Error(`${decider.category} has no fold for ${fact.type}`);
  return evolve(state, fact);
};

const outcome = (decision: unknown) => ({
  decision,
  /** The facts stated, members not named in `expected` left out of the comparison. Postings must balance. */
  then: (...expected: readonly Fact[]) => {
    expect(isRejection(decision) ? decision : undefined).toBeUndefined();
    const facts = decision as readonly Fact[];
    expect(facts.map(({ type }) => type)).toEqual(expected.map(({ type }) => type));
    facts.forEach((fact, n) => expect(fact).toMatchObject(expected[n]!));
    for (const { data } of facts)
      expect(isBalanced((data as { postings?: Postings }).postings ?? [])).toBe(true);
  },
  /** Numbers not named are left out of the comparison; holders, when given, are all there are, in their order. */
  thenRefused: (code: string, numbers: Numbers = {}, holders?: readonly Holder[]) => {
    if (!isRejection(decision)) throw new Error(`not refused, but: ${JSON.stringify(decision)}`);
    expect(decision.code).toBe(code);
    expect(decision.numbers).toMatchObject(numbers);
    if (holders) expect(decision.holders).toEqual(holders);
  },
});
