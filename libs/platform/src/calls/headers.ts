import type { FastifyRequest } from 'fastify';
import { uuidPattern } from '#kernel';
import { ProblemException } from '../problems/problem.js';

/** A header that must not be repeated; undefined when absent. */
export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

const visible = /^[\x21-\x7e]{1,255}$/u;

/** @throws ProblemException 400 `idempotency.key-required` */
export const idempotencyKeyOf = (request: FastifyRequest): string => {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined || !visible.test(key)) throw new ProblemException(400, 'idempotency.key-required');
  return key;
};

/** In whose name, and by which delegation, a request is made. */
export interface NamedDelegation {
  readonly delegationId?: string;
  readonly principal?: string;
}

const delegationId = new RegExp(uuidPattern, 'u');
const personId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/u;

/** @throws ProblemException 400 `delegation.malformed` */
export const delegationOf = (request: FastifyRequest): NamedDelegation => {
  const id = headerOf(request, 'delegation');
  const principal = headerOf(request, 'on-behalf-of');
  const malformed =
    (id !== undefined && !delegationId.test(id)) ||
    (principal !== undefined && (id === undefined || !personId.test(principal)));
  if (malformed) throw new ProblemException(400, 'delegation.malformed');
  return id === undefined ? {} : { delegationId: id, ...(principal === undefined ? {} : { principal }) };
};

const revision = /^"(0|[1-9]\d{0,14})"$/u;

/** The revision that `If-Match: "<revision>"` names. @throws ProblemException 400 `if-match.malformed` */
export const ifMatchOf = (request: FastifyRequest): number | undefined => {
  const header = headerOf(request, 'if-match');
  if (header === undefined) return undefined;
  const named = revision.exec(header.trim())?.[1];
  if (named === undefined) throw new ProblemException(400, 'if-match.malformed');
  return Number(named);
};
