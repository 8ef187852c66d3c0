import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Clock } from '#event-sourcing';
import type { Questions } from '#views';
import { CLOCK } from '../ambient/tokens.js';
import { CommandAnswers } from '../commands/command-answers.js';
import { Commands } from '../commands/commands.js';
import {
  DECISION_RUNNER,
  type DecisionRunner,
  DENIALS,
  type Denials,
  LOG,
  type Log,
  PROCESS_TRACKER,
  type ProcessTracker,
} from '../commands/ports.js';
import { UniqueHandlers } from '../commands/unique-handlers.js';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { DemoController } from '../demo/demo.controller.js';
import { DemoIssuer } from '../demo/demo-issuer.js';
import { InputPipe } from '../dto/input.pipe.js';
import { DeclaredAccess } from '../identity/declared-access.js';
import { EventTeller } from '../explaining/event-teller.js';
import { Explanations } from '../explaining/explanations.js';
import { DutyGuard } from '../identity/duty.guard.js';
import { HealthController } from '../operations/health.controller.js';
import { MetricsController } from '../operations/metrics.controller.js';
import { Metrics } from '../operations/metrics.js';
import { ReadyChecks } from '../operations/readiness.js';
import { Shutdown } from '../operations/shutdown.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { Answers, QUESTIONS } from '../queries/answers.js';
import { registerPlatformTexts } from './platform-texts.js';

/** What the plumbing needs of the ledger behind it. */
export interface LedgerPorts {
  readonly runner: DecisionRunner;
  readonly log: Log;
  readonly questions: Questions;
  readonly processes: ProcessTracker;
  readonly denials: Denials;
  readonly clock: Clock;
}

const services: Provider[] = [
  Commands,
  CommandAnswers,
  Answers,
  EventTeller,
  Explanations,
  Metrics,
  Shutdown,
  ReadyChecks,
];

const guards: Provider[] = [
  UniqueHandlers,
  DeclaredAccess,
  { provide: APP_GUARD, useClass: DutyGuard },
  { provide: APP_PIPE, useClass: InputPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

const portsOf = ({ runner, log, questions, processes, denials, clock }: LedgerPorts): Provider[] => [
  { provide: DECISION_RUNNER, useValue: runner },
  { provide: LOG, useValue: log },
  { provide: QUESTIONS, useValue: questions },
  { provide: PROCESS_TRACKER, useValue: processes },
  { provide: DENIALS, useValue: denials },
  { provide: CLOCK, useValue: clock },
];

/** Everything between HTTP and the ports, for every capability. */
@Module({})
export class PlatformModule {
  static forRoot(configuration: Configuration, ports: LedgerPorts, demo?: DemoIssuer): DynamicModule {
    registerPlatformTexts();
    const shared: Provider[] = [
      { provide: CONFIGURATION, useValue: configuration },
      ...portsOf(ports),
      ...services,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers: [HealthController, MetricsController, ...(demo ? [DemoController] : [])],
      providers: [...shared, ...guards, ...(demo ? [{ provide: DemoIssuer, useValue: demo }] : [])],
      exports: [...shared, CqrsModule],
    };
  }
}
