import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '#event-sourcing';
import { problemOf } from './faults.js';
import { occasionOf } from './occasion.js';
import { ProblemException } from './problem.js';
import { problemDocument } from './problem-document.js';

const internal = new ProblemException(500, 'internal');

/**
 * Every exception becomes a problem (RFC 9457). A bug is logged with its stack and answered without it; why the log
 * could not be used is logged, too, and told to nobody.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(fault: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(fault) ?? this.bug(fault);
    if (fault instanceof StoreUnavailable) this.logger.warn(fault.message);
    if (reply.sent) return;
    answerProblem(problem, request, reply);
  }

  private bug(fault: unknown): ProblemException {
    this.logger.error(fault instanceof Error ? fault : new Error(`thrown: ${String(fault)}`));
    return internal;
  }
}

export const answerProblem = (
  problem: ProblemException,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  reply
    .status(problem.status)
    .headers(problem.parts.headers ?? {})
    .header('content-language', occasionOf(request).language)
    .header('vary', 'Accept-Language')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, occasionOf(request))));
};
