import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, PathId } from '#platform';
import { offers } from '../../http/amounts.js';
import { AwardBody } from './award.dto.js';
import { award } from './award.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class AwardController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(award, { path: ':purchaseId/award', summary: 'Choose the supplier' })
  award(@Param('purchaseId', PathId) purchaseId: string, @Body() body: AwardBody, @Call() call: Call) {
    const { items, bidders, ...content } = contentOf(body);
    const data = {
      ...content,
      purchaseId,
      items: offers(items),
      bidders: bidders.map(({ price, ...bidder }) => ({
        ...bidder,
        price: price === undefined ? undefined : vnd(price),
      })),
    };
    return this.commands.execute(award, data, call);
  }
}
