import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, contentOf, PathId } from '#platform';
import { SelectMethodBody } from './select-method.dto.js';
import { selectMethod } from './select-method.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class SelectMethodController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(selectMethod, { path: ':purchaseId/select-method', summary: 'Say how a supplier is found' })
  select(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: SelectMethodBody,
    @Call() call: Call,
  ) {
    const data = { purchaseId, ...contentOf(body) };
    return this.commands.execute(selectMethod, data, call);
  }
}
