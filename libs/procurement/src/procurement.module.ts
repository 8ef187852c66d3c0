import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { procurementControllers } from './commands/controllers.js';
import { procurementCommands } from './commands/index.js';
import { OutstandingAdvancesController } from './queries/outstanding-advances/outstanding-advances.controller.js';
import { MismatchesController } from './queries/paid-before-acceptance-or-above-commitment/mismatches.controller.js';
import { PurchaseFileController } from './queries/purchase-file/purchase-file.controller.js';
import { PurchasesController } from './queries/purchases/purchases.controller.js';
import { SplitPurchasesController } from './queries/purchases-split-under-a-threshold/split-purchases.controller.js';
import { procurementTexts } from './texts/index.js';

problemTexts.register(procurementTexts);

@Module({
  controllers: [
    ...procurementControllers,
    PurchasesController,
    PurchaseFileController,
    OutstandingAdvancesController,
    SplitPurchasesController,
    MismatchesController,
  ],
  providers: commandHandlers(procurementCommands),
})
export class ProcurementModule {}
