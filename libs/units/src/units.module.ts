import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { DissolveUnitController } from './commands/dissolve-unit/dissolve-unit.controller.js';
import { dissolveUnit } from './commands/dissolve-unit/dissolve-unit.js';
import { EstablishUnitController } from './commands/establish-unit/establish-unit.controller.js';
import { establishUnit } from './commands/establish-unit/establish-unit.js';
import { RenameUnitController } from './commands/rename-unit/rename-unit.controller.js';
import { renameUnit } from './commands/rename-unit/rename-unit.js';
import { ReparentUnitController } from './commands/reparent-unit/reparent-unit.controller.js';
import { reparentUnit } from './commands/reparent-unit/reparent-unit.js';
import { OrganisationController } from './queries/organisation/organisation.controller.js';
import { unitTexts } from './texts.js';

problemTexts.register(unitTexts);

export const unitCommands = [establishUnit, renameUnit, reparentUnit, dissolveUnit];

@Module({
  controllers: [
    EstablishUnitController,
    RenameUnitController,
    ReparentUnitController,
    DissolveUnitController,
    OrganisationController,
  ],
  providers: commandHandlers(unitCommands),
})
export class UnitsModule {}
