import { type DynamicModule, Module } from '@nestjs/common';
import type { EventStore } from '#event-sourcing';
import { commandHandlers, problemTexts } from '#platform';
import { DeclareErrorController } from './commands/declare-error/declare-error.controller.js';
import { declareError } from './commands/declare-error/declare-error.js';
import { CorrectionsController } from './queries/corrections/corrections.controller.js';
import { CORRECTION_LOG, StandingEvents } from './standing-events.js';
import { correctionTexts } from './texts.js';

problemTexts.register(correctionTexts);

export const correctionCommands = [declareError];

@Module({})
export class CorrectionsModule {
  static of(log: Pick<EventStore, 'scan'>): DynamicModule {
    return {
      module: CorrectionsModule,
      controllers: [DeclareErrorController, CorrectionsController],
      providers: [
        { provide: CORRECTION_LOG, useValue: log },
        StandingEvents,
        ...commandHandlers(correctionCommands),
      ],
    };
  }
}
