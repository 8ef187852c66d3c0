import { type Money, moneyText, sumOf } from '#kernel';
import type { UnitTree } from '#units/views';
import { measures } from '../../events/index.js';
import { balancesOf } from '../balances.js';
import type { BudgetLineDoc } from '../budget-lines.view.js';
import type { Dimension, ExecutionSums } from './budget-execution.query.js';

interface Group {
  readonly key: Partial<BudgetLineDoc>;
  readonly sums: Money[];
  lines: number;
}

/** Lines added up in groups, as they come; a page of lines at a time. */
export class ExecutionTable {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly by: readonly Dimension[]) {}

  add(doc: BudgetLineDoc, sums: readonly Money[]): void {
    const name = JSON.stringify(this.by.map(dimension => doc[dimension] ?? ''));
    const group = this.groups.get(name) ?? this.opened(name, doc);
    group.lines += 1;
    sums.forEach((sum, n) => (group.sums[n]! += sum));
  }

  /** Groups in the order of their dimensions. */
  rows(tree: UnitTree): readonly ExecutionSums[] {
    return [...this.groups]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, { key, lines, sums }]) => {
        const budget = sumOf(sums);
        const balances = balancesOf(sums);
        const unitName = key.unitId === undefined ? {} : { unitName: tree.nameOf(key.unitId) };
        const executedBasisPoints = budget === 0n ? 0 : Number((BigInt(balances.cashOut) * 10_000n) / budget);
        return { ...key, ...unitName, lines, budget: moneyText(budget), ...balances, executedBasisPoints };
      });
  }

  private opened(name: string, doc: BudgetLineDoc): Group {
    const key = Object.fromEntries(this.by.map(dimension => [dimension, doc[dimension]]));
    const group = { key, lines: 0, sums: measures.map(() => 0n) };
    this.groups.set(name, group);
    return group;
  }
}
