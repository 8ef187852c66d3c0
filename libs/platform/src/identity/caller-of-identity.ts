import type { Grant } from '#event-sourcing';
import { ProblemException } from '../problems/problem.js';
import type { Access } from './access.js';
import type { Caller, ReadScope } from './caller.js';
import type { Identity } from './claims.js';

type DutyAccess = Extract<Access, { kind: 'duties' }>;

const unitsOf = (grants: readonly Grant[]): readonly string[] => [
  ...new Set(grants.map(grant => grant.unitId)),
];

/** The unit that acts: named by the header, or the only one; a query needs none. */
const actingUnit = (
  identity: Identity,
  isCommand: boolean,
  named: string | undefined,
): string | undefined => {
  const units = unitsOf(identity.grants);
  if (named !== undefined) {
    if (units.includes(named)) return named;
    throw new ProblemException(403, 'identity.acting-unit-unknown', {
      numbers: { unit: named.slice(0, 100) },
    });
  }
  if (isCommand && units.length > 1)
    throw new ProblemException(400, 'identity.acting-unit-required', {
      numbers: { units: units.join(', ') },
    });
  return isCommand ? units[0] : undefined;
};

const grantFor = ({ duties }: DutyAccess, grants: readonly Grant[], unit: string | undefined): Grant => {
  const fits = ({ duty, unitId }: Grant): boolean =>
    (unit === undefined || unitId === unit) && (duties.length === 0 || duties.includes(duty));
  const grant = grants.find(fits);
  if (grant) return grant;
  throw new ProblemException(403, 'identity.duty-missing', { numbers: { duty: duties.join(' | ') } });
};

const readScopeOf = (grants: readonly Grant[]): ReadScope => ({
  everything: grants.some(grant => grant.duty === 'auditor'),
  units: grants.map(({ unitId, subtree }) => ({ unitId, subtree })),
});

/**
 * Who somebody is on a route. In this order of precedence:
 * @throws ProblemException 403 `identity.person-required` (commands), 403 `identity.acting-unit-unknown`,
 * 400 `identity.acting-unit-required` (commands), 403 `identity.duty-missing`
 */
export const callerOfIdentity = (
  identity: Identity,
  access: DutyAccess,
  namedUnit: string | undefined,
): Caller => {
  const isCommand = access.command !== undefined;
  if (isCommand && identity.personId === undefined)
    throw new ProblemException(403, 'identity.person-required');
  const unit = actingUnit(identity, isCommand, namedUnit);
  const { issuer, clientId, personId, onBehalfOf, actingService, grants } = identity;
  const { duty, unitId } = grantFor(access, grants, unit);
  return {
    issuer,
    clientId,
    unitId,
    duty,
    grants,
    readScope: readScopeOf(grants),
    ...(personId === undefined ? {} : { personId }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(actingService === undefined ? {} : { actingService }),
  };
};
