import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { OnBooksBody, PeriodIdParam } from '../../http/fields.js';
import { closePeriod } from './close-period.js';

@ApiTags('periods')
@Controller('v1/periods')
export class ClosePeriodController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(closePeriod, { path: ':periodId/close', summary: 'Close the books of a month' })
  close(
    @Param('periodId', PeriodIdParam) periodId: string,
    @Body() { rootUnit }: OnBooksBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(closePeriod, { periodId, rootUnit }, call);
  }
}
