import type { FastifyRequest } from 'fastify';
import type { TokenVerifier } from './token-verifier.js';

/** Before the body is read: nobody without a token makes the ledger parse anything. */
export const authenticate =
  (verifier: TokenVerifier) =>
  async (request: FastifyRequest): Promise<void> => {
    if (request.routeOptions.config.access?.kind !== 'duties') return;
    request.identity = await verifier.identify(request.headers.authorization);
  };
