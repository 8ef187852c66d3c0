import type { FastifyRequest } from 'fastify';
import { canonicalJson, sha256 } from '#kernel';
import type { Invocation } from '#event-sourcing';
import { idempotencyKeyOf, ifMatchOf } from '../calls/headers.js';
import { callerOf } from '../identity/caller.js';
import type { CommandBody } from './command-body.js';

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0]!;

/** SHA-256 of (issuer, client, idempotency key). */
export const commandIdOf = (issuer: string, clientId: string, key: string): string =>
  sha256(canonicalJson(['socai/command/v1', issuer, clientId, key]));

const fingerprintOf = (request: FastifyRequest, ifMatch: number | undefined): string => {
  const { personId, onBehalfOf, delegationId, unitId } = callerOf(request);
  const content = [pathOf(request), request.body, personId, onBehalfOf ?? null, unitId, ifMatch ?? null];
  // Only where there is one: commands without a delegation keep the fingerprints they have always had.
  if (delegationId !== undefined) content.push(delegationId);
  return sha256(canonicalJson(content));
};

// A dry run needs no key: the ids it shows are stable for its content, and no recorded command can have them.
const dryRunKey = (fingerprint: string): string => `dry run ${fingerprint}`;

const actorOf = (request: FastifyRequest): Invocation['actor'] => {
  const { personId, onBehalfOf, delegationId, unitId, duty } = callerOf(request);
  if (personId === undefined) throw new Error('the guard lets nobody command without a person');
  return {
    personId,
    unitId,
    duty,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(delegationId === undefined ? {} : { delegationId }),
  };
};

const told = (body: CommandBody) => ({
  effectiveDate: body.effectiveDate,
  document: body.document,
  ...(body.reason === undefined ? {} : { reason: body.reason }),
  ...(body.corrects === undefined ? {} : { corrects: body.corrects }),
  ...(body.programmeId === undefined ? {} : { programmeId: body.programmeId }),
  ...(body.missionId === undefined ? {} : { missionId: body.missionId }),
  ...(body.externalRef === undefined ? {} : { externalRef: body.externalRef }),
});

/**
 * Everything that surrounds a command's content, from the token, the headers and the common fields of a body that was
 * checked before.
 * @throws ProblemException 400 for a missing or malformed `Idempotency-Key` or a malformed `If-Match`
 */
export const invocationOf = (request: FastifyRequest, dryRun: boolean): Invocation => {
  const { issuer, clientId, unitId, grants } = callerOf(request);
  const ifMatch = ifMatchOf(request);
  const key = dryRun ? undefined : idempotencyKeyOf(request);
  const fingerprint = fingerprintOf(request, ifMatch);
  const commandId = commandIdOf(issuer, clientId, key ?? dryRunKey(fingerprint));
  return {
    commandId,
    fingerprint,
    clientId,
    actor: actorOf(request),
    grants: grants.filter(grant => grant.unitId === unitId),
    correlationId: request.id,
    causationId: commandId,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...told(request.body as CommandBody),
  };
};
