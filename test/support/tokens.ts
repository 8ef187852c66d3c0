import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Whom the ledger under test believes, besides its own demo. */
export const issuer = 'https://id.test.example';
export const audience = 'socai-test';

const { privateKey, publicKey } = await generateKeyPair('ES256');
export const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] };

export interface Somebody {
  readonly personId?: string;
  /** `duty@unit`, with `/` behind it where the units below count too: `accountant@hai-duong/`. */
  readonly duties: readonly string[];
  readonly clientId?: string;
  readonly onBehalfOf?: string;
  readonly audience?: string;
  readonly expires?: string;
}

const dutyOf = (text: string) => {
  const [, duty, unitId, subtree] = /^(\w+)@([\w-]+)(\/?)$/u.exec(text)!;
  return { duty, unitId, subtree: subtree === '/' };
};

export const tokenOf = ({
  personId,
  duties,
  clientId = 'tests',
  onBehalfOf,
  ...over
}: Somebody): Promise<string> =>
  new SignJWT({
    azp: clientId,
    duties: duties.map(dutyOf),
    ...(personId === undefined ? {} : { person_id: personId }),
    ...(onBehalfOf === undefined ? {} : { on_behalf_of: { person_id: onBehalfOf } }),
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .setIssuer(issuer)
    .setAudience(over.audience ?? audience)
    .setSubject(personId ?? 'service')
    .setIssuedAt()
    .setExpirationTime(over.expires ?? '1h')
    .sign(privateKey);
