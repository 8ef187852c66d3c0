import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, IsText, PathId } from '#platform';
import { confirmErasure } from './confirm-erasure.js';

export class ConfirmErasureBody extends CommandBody {
  /** One of the redaction's pending copies. */
  @IsText({ max: 300 })
  readonly place!: string;
}

@ApiTags('redactions')
@Controller('v1/redactions')
export class ConfirmErasureController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(confirmErasure, {
    path: ':redactionId/confirm-erasure',
    summary: 'Answer for it that a copy of the keys is gone',
  })
  confirm(
    @Param('redactionId', PathId) redactionId: string,
    @Body() { place }: ConfirmErasureBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(confirmErasure, { redactionId, place }, call);
  }
}
