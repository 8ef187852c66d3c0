import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, contentOf, newIdOf, PathId } from '#platform';
import { lineAmounts } from '../../http/amounts.js';
import { SignBody } from './sign.dto.js';
import { sign } from './sign.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class SignController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(sign, {
    path: ':purchaseId/sign',
    summary: 'Sign the contract; every line commits its part first',
  })
  sign(@Param('purchaseId', PathId) purchaseId: string, @Body() body: SignBody, @Call() call: Call) {
    const { fundings, ...content } = contentOf(body);
    const signingId = newIdOf(call, 'signing');
    const data = { ...content, purchaseId, signingId, fundings: lineAmounts(fundings) };
    return this.commands.execute(sign, data, call);
  }
}
