import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { releaseCommitment } from './release-commitment.js';
import { ReleaseCommitmentBody } from './release-commitment.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class ReleaseCommitmentController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(releaseCommitment, { path: ':lineId/release', summary: 'Free money that was held' })
  release(@Param('lineId', LineId) lineId: string, @Body() body: ReleaseCommitmentBody, @Call() call: Call) {
    const { commitmentId, amount, cause } = body;
    return this.commands.execute(
      releaseCommitment,
      { lineId, commitmentId, amount: vnd(amount), cause },
      call,
    );
  }
}
