import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf } from '#platform';
import { RegisterAssetBody } from './register-asset.dto.js';
import { registerAsset } from './register-asset.js';

@ApiTags('assets')
@Controller('v1/assets')
export class RegisterAssetController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(registerAsset, { summary: 'Bring a thing into the books that was not purchased' })
  register(@Body() body: RegisterAssetBody, @Call() call: Call) {
    const { originalCost, accumulatedWear, fundings, ...content } = contentOf(body);
    const data = {
      ...content,
      assetId: newIdOf(call, 'asset', body.assetId),
      originalCost: vnd(originalCost),
      accumulatedWear: vnd(accumulatedWear),
      fundings: fundings.map(({ lineId, share }) => ({ lineId, share: vnd(share) })),
    };
    return this.commands.execute(registerAsset, data, call);
  }
}
