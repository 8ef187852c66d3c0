import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { StandingEvents } from '../../standing-events.js';
import { DeclareErrorBody } from './declare-error.dto.js';
import { declareError } from './declare-error.js';
import { IndexParam } from './index-param.js';

@ApiTags('corrections')
@Controller('v1/events')
export class DeclareErrorController {
  constructor(
    private readonly commands: Commands,
    private readonly events: StandingEvents,
  ) {}

  /** What stands in the log never changes: it is looked up once, before the decision. */
  @CommandRoute(declareError, { path: ':index/declare-error', summary: 'Say that a recorded event is wrong' })
  async declare(
    @Param('index', IndexParam) index: number,
    @Body() { eventId }: DeclareErrorBody,
    @Call() call: Call,
  ) {
    const found = await this.events.find(index, eventId);
    return this.commands.execute(declareError, { index, eventId, found }, call);
  }
}
