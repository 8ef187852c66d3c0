import type { FastifyRequest } from 'fastify';
import type { Denial } from '../commands/ports.js';

/** What is kept of somebody who lacked authority. */
export const denialOf = (request: FastifyRequest, code: string, command: string): Denial => {
  const { identity, caller } = request;
  return {
    code,
    command,
    clientId: identity?.clientId ?? 'unknown',
    ...(identity?.personId === undefined ? {} : { personId: identity.personId }),
    ...(caller === undefined ? {} : { unitId: caller.unitId }),
    path: request.url.split('?', 1)[0]!,
    correlationId: request.id,
  };
};
