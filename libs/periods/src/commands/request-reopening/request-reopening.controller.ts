import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { OnBooksBody, PeriodIdParam } from '../../http/fields.js';
import { requestReopening } from './request-reopening.js';

@ApiTags('periods')
@Controller('v1/periods')
export class RequestReopeningController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(requestReopening, {
    path: ':periodId/request-reopening',
    summary: 'Ask that the last closed month takes entries again',
  })
  request(
    @Param('periodId', PeriodIdParam) periodId: string,
    @Body() { rootUnit }: OnBooksBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(requestReopening, { periodId, rootUnit }, call);
  }
}
