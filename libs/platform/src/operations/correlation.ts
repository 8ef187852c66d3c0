import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const current = new AsyncLocalStorage<string>();
const usable = /^[A-Za-z0-9._-]{1,64}$/u;

/** The sender's `X-Correlation-Id` if it can stand in a log line, else a new one. */
export const correlationIdOf = (
  request: IncomingMessage | { headers: IncomingMessage['headers'] },
): string => {
  const given = request.headers['x-correlation-id'];
  return typeof given === 'string' && usable.test(given) ? given : randomUUID();
};

/** Everything begun inside `work` logs this id. */
export const correlated = <T>(correlationId: string, work: () => T): T => current.run(correlationId, work);

export const currentCorrelation = (): string | undefined => current.getStore();
