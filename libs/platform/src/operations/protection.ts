import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '../configuration/configuration.js';
import { ProblemException } from '../problems/problem.js';

// Styles inline: Swagger UI at /docs sets them. Scripts never.
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/**
 * Security headers, and a limit per address, unknown routes included. Before authentication: a signature is dear to
 * check.
 */
export const protect = async (
  fastify: FastifyInstance,
  { rateLimitPerMinute }: Configuration,
): Promise<void> => {
  await fastify.register(helmet, { contentSecurityPolicy });
  await fastify.register(rateLimit, {
    global: false,
    max: rateLimitPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new ProblemException(429, 'client.too-many-requests'),
  });
  fastify.addHook('onRequest', fastify.rateLimit());
};
