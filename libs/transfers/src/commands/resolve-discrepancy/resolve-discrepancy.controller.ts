import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { ResolveDiscrepancyBody } from './resolve-discrepancy.dto.js';
import { resolveDiscrepancy } from './resolve-discrepancy.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class ResolveDiscrepancyController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(resolveDiscrepancy, {
    path: ':transferId/resolve-discrepancy',
    summary: 'Say what becomes of things in dispute',
  })
  resolve(
    @Param('transferId', PathId) transferId: string,
    @Body() body: ResolveDiscrepancyBody,
    @Call() call: Call,
  ) {
    const { items } = body;
    return this.commands.execute(resolveDiscrepancy, { transferId, items }, call);
  }
}
