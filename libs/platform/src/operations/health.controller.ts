import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/access.js';
import { type Readiness, ReadyChecks } from './readiness.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(private readonly checks: ReadyChecks) {}

  @Get('health/live')
  @Public()
  @ApiOperation({ summary: 'The process runs.' })
  live() {
    return { live: true };
  }

  /** 503 while something is missing. */
  @Get('health/ready')
  @Public()
  @ApiOperation({ summary: 'The ledger can take commands and answer questions.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.checks.ask();
    reply.status(readiness.ready ? 200 : 503);
    return readiness;
  }
}
