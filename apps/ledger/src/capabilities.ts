import { AccessLogModule, type HourFiles } from '#access-log';
import { AssetsModule } from '#assets';
import { BudgetsModule } from '#budgets';
import { CorrectionsModule } from '#corrections';
import { DelegationsModule } from '#delegations';
import type { EventStore, SealKeys } from '#event-sourcing';
import { HistoryModule } from '#history';
import { OperationsModule, type Rebuilds } from '#operations';
import { ParametersModule } from '#parameters';
import { PeriodsModule } from '#periods';
import { ProcessesModule } from '#processes';
import { ProcurementModule } from '#procurement';
import { RedactionsModule } from '#redactions';
import { RefusalsModule } from '#refusals';
import { RequisitionsModule } from '#requisitions';
import { TransfersModule } from '#transfers';
import { UnitsModule } from '#units';
import type { ReadStore } from '#views';
import { ledgerEvents } from '../../projector/src/ledger-events.js';
import { errorsView, ledgerViews, processesView } from '../../projector/src/ledger-views.js';

export interface BehindCapabilities {
  readonly store: EventStore;
  readonly sealKeys: Pick<SealKeys, 'find'>;
  readonly readStore: ReadStore;
  readonly projector: Rebuilds;
  /** What auditors and inspectors read. */
  readonly files: HourFiles;
}

/** Every capability over HTTP, but for the proofs. */
export const capabilitiesOf = ({ store, sealKeys, readStore, projector, files }: BehindCapabilities) => [
  ParametersModule,
  UnitsModule,
  BudgetsModule,
  RequisitionsModule,
  ProcurementModule,
  AssetsModule,
  TransfersModule,
  DelegationsModule,
  ProcessesModule.of(processesView),
  RefusalsModule,
  HistoryModule.of(store, ledgerViews, errorsView),
  PeriodsModule,
  CorrectionsModule.of(store, errorsView),
  RedactionsModule.of({ log: store, sealKeys, types: ledgerEvents }),
  OperationsModule.of(readStore, projector),
  AccessLogModule.of(files),
];
