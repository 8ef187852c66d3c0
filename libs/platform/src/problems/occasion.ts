import type { FastifyRequest } from 'fastify';
import { languageOf } from './language.js';
import type { Occasion } from './problem-document.js';

export const occasionOf = (request: FastifyRequest): Occasion => ({
  instance: request.url.split('?', 1)[0]!,
  language: languageOf(request.headers['accept-language']),
  correlationId: request.id,
});
