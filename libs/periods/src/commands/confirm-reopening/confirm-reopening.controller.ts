import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { OnBooksBody, PeriodIdParam } from '../../http/fields.js';
import { confirmReopening } from './confirm-reopening.js';

@ApiTags('periods')
@Controller('v1/periods')
export class ConfirmReopeningController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(confirmReopening, {
    path: ':periodId/confirm-reopening',
    summary: 'Open it again, as a second person',
  })
  confirm(
    @Param('periodId', PeriodIdParam) periodId: string,
    @Body() { rootUnit }: OnBooksBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(confirmReopening, { periodId, rootUnit }, call);
  }
}
