import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '#kernel';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { Public } from '../identity/access.js';
import { ProblemException } from '../problems/problem.js';
import { Metrics } from './metrics.js';

/** Of equal length whatever was sent, so that the time of the comparison tells nothing. */
const digestOf = (text: string): Buffer => Buffer.from(sha256(text));

/**
 * Figures tell who does how much of what: outside the demo they are for the one who holds `SOCAI_METRICS_TOKEN`, and
 * for nobody while it is not set. A token of its own, since whoever collects figures has no person and no duty.
 */
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly metrics: Metrics,
  ) {}

  /** 401 without the bearer token. */
  @Get()
  @Public()
  @ApiOperation({
    summary: 'Figures for Prometheus; outside the demo with SOCAI_METRICS_TOKEN as bearer token.',
  })
  @ApiOkResponse({ description: 'The figures.', content: { 'text/plain': { schema: { type: 'string' } } } })
  async figures(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.admit(request.headers.authorization);
    reply.type(this.metrics.contentType);
    return this.metrics.exposition();
  }

  private admit(authorization = ''): void {
    const { demo, metricsToken } = this.configuration;
    if (metricsToken === undefined && demo) return;
    const given = digestOf(authorization.replace(/^Bearer /iu, ''));
    if (metricsToken !== undefined && timingSafeEqual(given, digestOf(metricsToken))) return;
    throw new ProblemException(401, 'metrics.token-required', {
      headers: { 'www-authenticate': 'Bearer realm="socai metrics"' },
    });
  }
}
