import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One request and its answer in the making: what `Commands.execute` and `Answers.list` need of HTTP. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** `@Call() call: Call` */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});
