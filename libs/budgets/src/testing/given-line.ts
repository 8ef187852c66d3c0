import type { Circumstances, Fact } from '#kernel';
import { spec, type Told } from '#event-sourcing/testing';
import type { UnitFacts } from '#units/events';
import { budgetLine } from '../domain/budget-line.decider.js';
import type { BudgetLineCommand } from '../domain/budget-line.commands.js';
import type { Surroundings } from '../domain/budget-line.facts.js';

export const unit = (over: Partial<UnitFacts> = {}): UnitFacts => ({
  status: 'active',
  kind: 'province',
  validFrom: '2010-01-01',
  parents: [],
  ...over,
});

/** What every rule is content with: open units, the target below the source, a window set. */
export const allWell: Surroundings = {
  unit: unit(),
  window: { opens: '12-01', closes: '01-31' },
  target: { unit: unit({ kind: 'district' }), lineage: ['cong-an-chi-linh', 'hai-duong', 'bo-cong-an'] },
};

export const theWindowIsNotSet = { window: undefined };
export const theUnitIsDissolved = { unit: unit({ status: 'dissolved' }) };

const given = spec(budgetLine);

/** `givenLine(…facts).when(commit(), { effectiveDate }, { unit })`: what is not said stands as in `allWell`. */
export const givenLine = (...past: readonly (Fact | Told)[]) => ({
  state: given(...past).state,
  when: (
    command: { type: BudgetLineCommand['type']; data: unknown },
    meta: Partial<Circumstances> = {},
    around: Surroundings = {},
  ) => given(...past).when(command, { ...allWell, ...around }, meta),
});
