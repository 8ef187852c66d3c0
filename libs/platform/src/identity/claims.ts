import type { JWTPayload } from 'jose';
import type { Grant } from '#event-sourcing';

/** What a verified token says. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly clientId: string;
  readonly personId?: string;
  readonly onBehalfOf?: string;
  readonly actingService?: string;
  readonly grants: readonly Grant[];
  readonly tokenId?: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** A token whose signature holds but whose content cannot be used. */
export class UnusableClaims extends Error {
  override readonly name = 'UnusableClaims';
}

// Ids of persons and units go into events for ever: nothing but plain, visible text is let in.
const plainId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/u;

const idIn = (claims: Record<string, unknown>, name: string): string => {
  const value = claims[name];
  if (typeof value !== 'string' || !plainId.test(value))
    throw new UnusableClaims(`claim ${name} is not an id`);
  return value;
};

const recordIn = (claims: Record<string, unknown>, name: string): Record<string, unknown> | undefined => {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) throw new UnusableClaims(`claim ${name} is not an object`);
  return value as Record<string, unknown>;
};

const grantOf = (value: unknown): Grant => {
  const claims = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return { duty: idIn(claims, 'duty'), unitId: idIn(claims, 'unitId'), subtree: claims['subtree'] === true };
};

const grantsOf = (value: unknown): readonly Grant[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 200)
    throw new UnusableClaims('claim duties is not a list of at most 200');
  return value.map(grantOf);
};

/**
 * Reads the claims: `iss, sub, azp` (the client, required), `person_id`, `duties [{duty, unitId, subtree}]`,
 * `on_behalf_of {person_id}`, `act {sub}`, `jti`, `exp`.
 * @throws UnusableClaims
 */
export const identityOf = (claims: JWTPayload): Identity => {
  const principal = recordIn(claims, 'on_behalf_of');
  const service = recordIn(claims, 'act');
  return {
    issuer: claims.iss ?? '',
    subject: claims.sub ?? '',
    clientId: idIn(claims, 'azp'),
    grants: grantsOf(claims['duties']),
    expiresAt: claims.exp ?? 0,
    ...(claims['person_id'] === undefined ? {} : { personId: idIn(claims, 'person_id') }),
    ...(principal === undefined ? {} : { onBehalfOf: idIn(principal, 'person_id') }),
    ...(service === undefined ? {} : { actingService: idIn(service, 'sub') }),
    ...(claims.jti === undefined ? {} : { tokenId: claims.jti }),
  };
};
