import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../configuration/configuration.js';
import { correlationIdOf } from '../operations/correlation.js';
import { ProblemException } from '../problems/problem.js';
import { answerProblem } from '../problems/problem.filter.js';

// Faults of the address itself are met before any hook or filter.
const frameworkErrors = (
  fault: { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void =>
  answerProblem(
    fault.statusCode === 414
      ? new ProblemException(414, 'url.too-long')
      : new ProblemException(400, 'request.malformed'),
    request,
    reply,
  );

/** Fastify as the ledger wants it. No middleware (middie): every hook is Fastify's own. */
export const fastifyAdapter = ({ bodyLimitBytes, requestTimeoutMs }: Configuration): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    genReqId: correlationIdOf,
    requestIdHeader: false,
    frameworkErrors,
    routerOptions: { maxParamLength: 400, ignoreTrailingSlash: false },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    skipMiddie: true,
    multipart: false,
  } as never);
