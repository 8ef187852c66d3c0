import { type DynamicModule, Module } from '@nestjs/common';
import type { EventStore } from '#event-sourcing';
import { commandHandlers, problemTexts } from '#platform';
import type { RegisterView } from '#views';
import { DeclareErrorController } from './commands/declare-error/declare-error.controller.js';
import { declareError } from './commands/declare-error/declare-error.js';
import { CorrectionsController } from './queries/corrections/corrections.controller.js';
import { type ErrorDoc, ERRORS_VIEW } from './queries/errors.view.js';
import { CORRECTION_LOG, StandingEvents } from './standing-events.js';
import { correctionTexts } from './texts.js';

problemTexts.register(correctionTexts);

export const correctionCommands = [declareError];

@Module({})
export class CorrectionsModule {
  /** @param errors the view of declared errors */
  static of(log: Pick<EventStore, 'scan'>, errors: RegisterView<ErrorDoc>): DynamicModule {
    return {
      module: CorrectionsModule,
      controllers: [DeclareErrorController, CorrectionsController],
      providers: [
        { provide: CORRECTION_LOG, useValue: log },
        { provide: ERRORS_VIEW, useValue: errors },
        StandingEvents,
        ...commandHandlers(correctionCommands),
      ],
    };
  }
}
