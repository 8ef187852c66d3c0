import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, IsTextList, Maybe, PathId } from '#platform';
import { carryOutRedaction } from './carry-out-redaction.js';

export class CarryOutRedactionBody extends CommandBody {
  /** Copies of the keys that the ledger does not know of: tapes, exports. They are listed until each is erased. */
  @Maybe()
  @IsTextList({ max: 300 }, { max: 50 })
  readonly copies?: string[];
}

@ApiTags('redactions')
@Controller('v1/redactions')
export class CarryOutRedactionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(carryOutRedaction, {
    path: ':redactionId/carry-out',
    summary: 'Carry out a redaction that somebody else ordered; its keys are destroyed',
  })
  carryOut(
    @Param('redactionId', PathId) redactionId: string,
    @Body() { copies = [] }: CarryOutRedactionBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(carryOutRedaction, { redactionId, copies }, call);
  }
}
