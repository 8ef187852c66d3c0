import { Controller, Get, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../configuration/locations.js';
import { Public } from '../identity/access.js';
import { ProblemException } from '../problems/problem.js';
import { DemoIssuer } from './demo-issuer.js';

/** Tokens for the personas of the demo. Part of the ledger only when the configuration says demo. */
@ApiExcludeController()
@Controller('demo')
export class DemoController {
  constructor(private readonly issuer: DemoIssuer) {}

  @Get('jwks.json')
  @Public()
  jwks() {
    return this.issuer.jwks();
  }

  @Get('tokens')
  @Public()
  async tokens(@Req() request: FastifyRequest) {
    // A page elsewhere may point its own name at 127.0.0.1 (DNS rebinding): it must not read tokens.
    if (!isLoopback(request.hostname)) throw new ProblemException(404, 'route.unknown');
    const issued = await this.issuer.tokens();
    return {
      personas: issued.map(({ persona: { clientId: _, ...persona }, token }) => ({ ...persona, token })),
    };
  }
}
