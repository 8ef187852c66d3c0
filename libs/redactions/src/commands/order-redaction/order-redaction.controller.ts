import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, newIdOf } from '#platform';
import { SealedEvents } from '../../sealed-events.js';
import { OrderRedactionBody } from './order-redaction.dto.js';
import { orderRedaction } from './order-redaction.js';

@ApiTags('redactions')
@Controller('v1/redactions')
export class OrderRedactionController {
  constructor(
    private readonly commands: Commands,
    private readonly events: SealedEvents,
  ) {}

  /** What an event holds never changes: it is looked up once, before the decision. */
  @CommandRoute(orderRedaction, { summary: 'Order that sealed fields of events are redacted' })
  async order(@Body() body: OrderRedactionBody, @Call() call: Call) {
    const { legalGround, targets } = body;
    const redactionId = newIdOf(call, 'redaction', body.redactionId);
    const asked = await Promise.all(targets.map(target => this.events.asked(target)));
    return this.commands.execute(orderRedaction, { redactionId, legalGround, targets: asked }, call);
  }
}
