import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Clock } from '#event-sourcing';
import type { Identity } from '../identity/claims.js';
import type { Read, Reads } from './read.js';

/** Those who look at what is not theirs. */
const watched: ReadonlySet<string> = new Set(['auditor', 'inspector']);

const isQuestion = ({ method, config }: RouteOptions): boolean =>
  [method].flat().includes('GET') && config?.access?.kind === 'duties';

/** Notes every question of an auditor or inspector once it is answered, also one that was refused. */
export const keepReads = (fastify: FastifyInstance, reads: Reads, clock: Clock): void => {
  fastify.addHook('onRoute', route => {
    if (isQuestion(route)) Object.assign(route, { preSerialization: noteClocks, onResponse });
  });
  const onResponse = (request: FastifyRequest, reply: { statusCode: number }, done: () => void): void => {
    const { identity } = request;
    const duties = identity?.grants.filter(({ duty }) => watched.has(duty)) ?? [];
    if (identity && duties.length > 0)
      reads.note({ at: clock.now(), ...readOf(request, identity, duties), status: reply.statusCode });
    done();
  };
};

// A CSV says its clocks before it is streamed, in `Answers`; JSON carries them.
const noteClocks = (
  request: FastifyRequest,
  _: unknown,
  payload: unknown,
  done: (fault: null, payload: unknown) => void,
): void => {
  request.readAt ??= (payload as { asOf?: Read['asOf'] } | null)?.asOf;
  done(null, payload);
};

const readOf = (
  { url, id, readAt }: FastifyRequest,
  { personId, onBehalfOf, clientId, actingService }: Identity,
  duties: Read['duties'],
) => ({
  ...(personId === undefined ? {} : { personId }),
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  clientId,
  ...(actingService === undefined ? {} : { actingService }),
  duties: duties.map(({ duty, unitId }) => ({ duty, unitId })),
  path: url,
  ...(readAt === undefined ? {} : { asOf: clocksIn(readAt) }),
  correlationId: id,
});

const clocksIn = ({ index, effective }: NonNullable<Read['asOf']>) => ({
  index,
  ...(effective === undefined ? {} : { effective }),
});
