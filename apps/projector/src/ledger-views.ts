import { sealedHoursView } from '#access-log/views';
import { assetViews } from '#assets/views';
import { budgetViews, fundMove, lineClosing } from '#budgets/views';
import { errorsViewOf } from '#corrections/views';
import { delegationViews } from '#delegations/views';
import { parametersView } from '#parameters/views';
import { periodClosing, periodViews } from '#periods/views';
import { processesViewOf } from '#processes/views';
import { procurementProcesses, procurementViews } from '#procurement/views';
import { redactionProcess, redactionViews } from '#redactions/views';
import { refusalsView } from '#refusals/views';
import { requisitionViews } from '#requisitions/views';
import { handOver, transferDecision, transferRelease, transferViews } from '#transfers/views';
import { dissolution, unitViews } from '#units/views';
import type { View } from '#views';

/** Every process there is. */
export const processTypes = [
  fundMove,
  lineClosing,
  dissolution,
  ...procurementProcesses,
  transferDecision,
  transferRelease,
  handOver,
  redactionProcess,
  periodClosing,
];

export const processesView = processesViewOf(processTypes);
export const errorsView = errorsViewOf(processTypes);

/** Every read model there is. */
export const ledgerViews: readonly View[] = [
  ...unitViews,
  parametersView,
  ...budgetViews,
  ...requisitionViews,
  ...procurementViews,
  ...assetViews,
  ...transferViews,
  ...delegationViews,
  ...periodViews,
  errorsView,
  ...redactionViews,
  refusalsView,
  sealedHoursView,
  processesView,
];
