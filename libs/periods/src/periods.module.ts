import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { ClosePeriodController } from './commands/close-period/close-period.controller.js';
import { closePeriod } from './commands/close-period/close-period.js';
import { ConfirmReopeningController } from './commands/confirm-reopening/confirm-reopening.controller.js';
import { confirmReopening } from './commands/confirm-reopening/confirm-reopening.js';
import { RequestReopeningController } from './commands/request-reopening/request-reopening.controller.js';
import { requestReopening } from './commands/request-reopening/request-reopening.js';
import { IrregularitiesController } from './queries/late-entries-corrections-reopenings/irregularities.controller.js';
import { PeriodsController } from './queries/periods/periods.controller.js';
import { periodTexts } from './texts.js';

problemTexts.register(periodTexts);

export const periodCommands = [closePeriod, requestReopening, confirmReopening];

@Module({
  controllers: [
    ClosePeriodController,
    RequestReopeningController,
    ConfirmReopeningController,
    PeriodsController,
    IrregularitiesController,
  ],
  providers: commandHandlers(periodCommands),
})
export class PeriodsModule {}
