import { Controller, Get, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/access.js';
import { type Readiness, ReadyChecks } from './readiness.js';

export class LiveAnswer {
  @ApiProperty() readonly live!: boolean;
}

export class ReadinessAnswer implements Readiness {
  @ApiProperty() readonly ready!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      '`ok`, or what is wrong or worth saying, in a few words. Some of it is no reason to be unready.',
    example: { log: 'ok', clock: 'ok', views: 'ok', behind: '3 events, 0.1 s (budget-execution)' },
  })
  readonly checks!: Readonly<Record<string, string>>;
}

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(private readonly checks: ReadyChecks) {}

  @Get('health/live')
  @Public()
  @ApiOperation({ summary: 'The process runs.' })
  @ApiOkResponse({ type: LiveAnswer })
  live(): LiveAnswer {
    return { live: true };
  }

  /** 503 while something is missing. */
  @Get('health/ready')
  @Public()
  @ApiOperation({ summary: 'The ledger can take commands and answer questions.' })
  @ApiOkResponse({ type: ReadinessAnswer, description: 'It can.' })
  @ApiServiceUnavailableResponse({ type: ReadinessAnswer, description: 'It cannot, and `checks` say why.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.checks.ask();
    reply.status(readiness.ready ? 200 : 503);
    return readiness;
  }
}
