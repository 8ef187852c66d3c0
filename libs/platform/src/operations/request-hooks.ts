import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { correlated } from './correlation.js';
import type { Metrics } from './metrics.js';

/** Every answer carries its correlation id, is measured, and leaves one line in the log. */
export const observeRequests = (fastify: FastifyInstance, metrics: Metrics, log: Logger): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-correlation-id', request.id);
    correlated(request.id, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.info(
      {
        correlationId: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        clientId: request.identity?.clientId,
        personId: request.identity?.personId,
      },
      'answered',
    );
    done();
  });
};
