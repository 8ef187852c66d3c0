import type { FastifyRequest } from 'fastify';
import { badInput, type FieldFault } from '../problems/problem.js';

/** How a command is sent: `?dryRun=true` records nothing, `?wait=<seconds>` waits for the end of its process. */
export interface Sending {
  readonly dryRun: boolean;
  /** 0 to 30. */
  readonly waitSeconds: number;
}

const faultsOf = (query: Record<string, unknown>): readonly FieldFault[] => {
  const { dryRun = 'false', wait = '0', ...others } = query;
  const faults: FieldFault[] = Object.keys(others).map(name => ({
    pointer: `?${name}`,
    code: 'field.unknown',
  }));
  if (dryRun !== 'true' && dryRun !== 'false') faults.push({ pointer: '?dryRun', code: 'flag.not-boolean' });
  if (typeof wait !== 'string' || !/^([12]?\d|30)$/u.test(wait))
    faults.push({ pointer: '?wait', code: 'whole.out-of-range', numbers: { min: 0, max: 30 } });
  return faults;
};

/** @throws ProblemException 400 naming each wrong parameter */
export const sendingOf = (request: FastifyRequest): Sending => {
  const query = request.query as Record<string, unknown>;
  const faults = faultsOf(query);
  if (faults.length > 0) throw badInput(...faults);
  return { dryRun: query['dryRun'] === 'true', waitSeconds: Number(query['wait'] ?? 0) };
};
