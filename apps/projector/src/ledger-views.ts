import { budgetViews, fundMove, lineClosing } from '#budgets/views';
import { parametersView } from '#parameters/views';
import { processesViewOf } from '#processes/views';
import { refusalsView } from '#refusals/views';
import { dissolution, unitViews } from '#units/views';
import type { View } from '#views';

/** Every process there is. */
export const processTypes = [fundMove, lineClosing, dissolution];

export const processesView = processesViewOf(processTypes);

/** Every read model there is. */
export const ledgerViews: readonly View[] = [
  ...unitViews,
  parametersView,
  ...budgetViews,
  refusalsView,
  processesView,
];
