import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemException } from '../problems/problem.js';

interface Known {
  readonly path: RegExp;
  readonly method: string;
}

const pathOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+?^$()[\]{}|\\]/gu, '\\$&')
      .replace(/:[^/.-]+/gu, '[^/]+')
      .replace('*', '.*')}/?$`,
    'u',
  );

/** Fastify answers 404 for a known address with another method: this tells the two apart (405 with `Allow`). */
export const refuseOtherMethods = (fastify: FastifyInstance): void => {
  const routes: Known[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    for (const one of [method].flat()) routes.push({ path: pathOf(url), method: one });
  });
  fastify.addHook('onRequest', (request: FastifyRequest, _, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?', 1)[0]!;
    const allowed = new Set(routes.filter(route => route.path.test(path)).map(route => route.method));
    if (allowed.size === 0) return done();
    done(new ProblemException(405, 'method.not-allowed', { headers: { allow: [...allowed].join(', ') } }));
  });
};
