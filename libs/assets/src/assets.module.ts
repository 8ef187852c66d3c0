import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { AssignController } from './commands/assign/assign.controller.js';
import { assign } from './commands/assign/assign.js';
import { DisposeController } from './commands/dispose/dispose.controller.js';
import { dispose } from './commands/dispose/dispose.js';
import { EnterServiceController } from './commands/enter-service/enter-service.controller.js';
import { enterService } from './commands/enter-service/enter-service.js';
import { RegisterAssetController } from './commands/register-asset/register-asset.controller.js';
import { registerAsset } from './commands/register-asset/register-asset.js';
import { RemoveFromEstablishmentController } from './commands/remove-from-establishment/remove-from-establishment.controller.js';
import { removeFromEstablishment } from './commands/remove-from-establishment/remove-from-establishment.js';
import { ReportLossController } from './commands/report-loss/report-loss.controller.js';
import { reportLoss } from './commands/report-loss/report-loss.js';
import { WriteOffController } from './commands/write-off/write-off.controller.js';
import { writeOff } from './commands/write-off/write-off.js';
import { AssetsController } from './queries/assets/assets.controller.js';
import { ChainController } from './queries/chain-to-appropriation/chain.controller.js';
import { AssetHistoryController } from './queries/history/asset-history.controller.js';
import { ExplainHoldingController } from './queries/holdings/explain-holding.controller.js';
import { HoldingsController } from './queries/holdings/holdings.controller.js';
import { WhoHeldItController } from './queries/who-held-it/who-held-it.controller.js';
import { assetTexts } from './texts.js';

problemTexts.register(assetTexts);

export const assetCommands = [
  registerAsset,
  enterService,
  assign,
  reportLoss,
  writeOff,
  removeFromEstablishment,
  dispose,
];

@Module({
  controllers: [
    RegisterAssetController,
    EnterServiceController,
    AssignController,
    ReportLossController,
    WriteOffController,
    RemoveFromEstablishmentController,
    DisposeController,
    AssetsController,
    WhoHeldItController,
    AssetHistoryController,
    ChainController,
    HoldingsController,
    ExplainHoldingController,
  ],
  providers: commandHandlers(assetCommands),
})
export class AssetsModule {}
