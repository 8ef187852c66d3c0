import type { Refused, TurnedAway, TurnedAwayCode } from '#event-sourcing';
import { ProblemException } from '../problems/problem.js';

const statuses: Readonly<Record<TurnedAwayCode, number>> = {
  'command.lost-race': 409,
  'command.outcome-unknown': 503,
  'process.in-progress': 409,
  'command.precondition-failed': 412,
  'command.precondition-required': 428,
  'idempotency.key-reused': 422,
  'authority.not-covered': 403,
  'delegation.not-held': 403,
  'resource.not-found': 404,
  'ledger.overloaded': 503,
  'ledger.shutting-down': 503,
  'ledger.clock-off': 503,
  'ledger.halted': 503,
  'ledger.unpublished': 503,
};

const linkTo = (id: string) => ({ id, href: `/v1/processes/${id}` });

const retryLater: Readonly<Record<number, string>> = { 409: '1', 503: '2' };

export const turnedAwayProblem = ({ code, numbers, holders = [] }: TurnedAway): ProblemException => {
  const status = statuses[code];
  const after = retryLater[status];
  const [process] = code === 'process.in-progress' ? holders : [];
  return new ProblemException(status, code, {
    numbers,
    holders,
    ...(process === undefined ? {} : { process: linkTo(`${process.kind}.${process.id}`) }),
    ...(after === undefined ? {} : { headers: { 'retry-after': after } }),
  });
};

export const refusalProblem = (
  { code, numbers, holders }: Pick<Refused, 'code' | 'numbers' | 'holders'>,
  refusalIndex?: number,
  replayed = false,
): ProblemException =>
  new ProblemException(422, code, {
    numbers,
    holders,
    ...(refusalIndex === undefined ? {} : { refusalIndex }),
    ...(replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}),
  });
