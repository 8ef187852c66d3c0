import type { Grant } from '#event-sourcing';
import { ProblemException } from '../problems/problem.js';
import type { NamedDelegation } from '../calls/headers.js';
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

/** The duty somebody acts in: one of the token's, or the one a delegation lends; whether it does is asked later. */
const actingAs = (
  access: DutyAccess,
  { grants }: Identity,
  unit: string | undefined,
  { delegationId }: NamedDelegation,
): Pick<Grant, 'duty' | 'unitId'> => {
  const [lent] = access.duties;
  return delegationId !== undefined && access.delegable && lent !== undefined && unit !== undefined
    ? { duty: lent, unitId: unit }
    : grantFor(access, grants, unit);
};

/** Who stands behind the caller: as the token says, or as a request says that names a delegation. */
const principalOf = ({ onBehalfOf }: Identity, { principal }: NamedDelegation): string | undefined => {
  if (onBehalfOf !== undefined && principal !== undefined && onBehalfOf !== principal)
    throw new ProblemException(403, 'identity.other-principal', { numbers: { principal: onBehalfOf } });
  return principal ?? onBehalfOf;
};

const readScopeOf = (grants: readonly Grant[]): ReadScope => ({
  everything: grants.some(grant => grant.duty === 'auditor'),
  units: grants.map(({ unitId, subtree }) => ({ unitId, subtree })),
});

/**
 * Who somebody is on a route. In this order of precedence:
 * @throws ProblemException 403 `identity.person-required` (commands), 403 `identity.acting-unit-unknown`,
 * 400 `identity.acting-unit-required` (commands), 403 `identity.duty-missing`, 403 `identity.other-principal`
 */
export const callerOfIdentity = (
  identity: Identity,
  access: DutyAccess,
  named: NamedDelegation & { readonly unit: string | undefined },
): Caller => {
  const isCommand = access.command !== undefined;
  if (isCommand && identity.personId === undefined)
    throw new ProblemException(403, 'identity.person-required');
  const unit = actingUnit(identity, isCommand, named.unit);
  const { issuer, clientId, personId, actingService, grants } = identity;
  const { duty, unitId } = actingAs(access, identity, unit, named);
  const onBehalfOf = principalOf(identity, named);
  const { delegationId } = named;
  return {
    issuer,
    clientId,
    unitId,
    duty,
    grants,
    readScope: readScopeOf(grants),
    ...(personId === undefined ? {} : { personId }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(delegationId === undefined ? {} : { delegationId }),
    ...(actingService === undefined ? {} : { actingService }),
  };
};
