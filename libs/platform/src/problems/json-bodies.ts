import type { FastifyInstance } from 'fastify';
import { parseStrictJson } from './strict-json.js';

/** `application/json` only, read strictly; any other content type is 415. */
export const takeStrictJson = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body: Buffer, done) => {
    try {
      done(null, parseStrictJson(body));
    } catch (fault) {
      done(fault as Error);
    }
  });
};
