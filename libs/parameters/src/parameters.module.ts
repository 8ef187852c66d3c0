import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { SetParameterController } from './commands/set-parameter/set-parameter.controller.js';
import { setParameter } from './commands/set-parameter/set-parameter.js';
import { ParametersController } from './queries/parameters/parameters.controller.js';
import { parameterTexts } from './texts.js';

problemTexts.register(parameterTexts);

export const parameterCommands = [setParameter];

@Module({
  controllers: [SetParameterController, ParametersController],
  providers: commandHandlers(parameterCommands),
})
export class ParametersModule {}
