import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { DecideTransferBody } from './decide-transfer.dto.js';
import { decideTransfer } from './decide-transfer.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class DecideTransferController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(decideTransfer, {
    path: ':transferId/decide',
    summary: 'Approve a transfer as it was seen, or turn it down',
  })
  decide(
    @Param('transferId', PathId) transferId: string,
    @Body() body: DecideTransferBody,
    @Call() call: Call,
  ) {
    const { approve, seenDigest, decisionBody } = body;
    return this.commands.execute(decideTransfer, { transferId, approve, seenDigest, decisionBody }, call);
  }
}
