import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { sha256 } from '#kernel';
import { ProblemException } from '../problems/problem.js';
import { type Identity, identityOf, UnusableClaims } from './claims.js';
import type { Revocations } from './revocations.js';
import { VerifiedTokens } from './verified-tokens.js';

/** An issuer whose tokens are believed. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly keys: JWTVerifyGetKey;
}

const bearer = /^Bearer (?<token>[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/iu;
const realm = 'Bearer realm="socai"';

const unauthenticated = (code: string, reason?: string): ProblemException =>
  new ProblemException(401, code, {
    ...(reason === undefined ? {} : { numbers: { reason } }),
    headers: { 'www-authenticate': reason === undefined ? realm : `${realm}, error="invalid_token"` },
  });

/** What is wrong with a token, in a word; undefined when the keys could not be had. */
const reasonOf = (fault: unknown): string | undefined => {
  if (fault instanceof UnusableClaims) return fault.message;
  if (fault instanceof errors.JWTExpired) return 'expired';
  if (fault instanceof errors.JWTClaimValidationFailed) return `claim ${fault.claim}`;
  if (fault instanceof errors.JWKSTimeout || fault instanceof errors.JWKSInvalid) return undefined;
  if (fault instanceof errors.JOSEError)
    return fault.code === 'ERR_JOSE_GENERIC' ? undefined : (codes[fault.code] ?? 'malformed');
  return fault instanceof TypeError && fault.message === 'fetch failed' ? undefined : 'malformed';
};

const codes: Readonly<Record<string, string>> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JWKS_NO_MATCHING_KEY: 'unknown key',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
};

const problemOf = (fault: unknown): ProblemException => {
  const reason = reasonOf(fault);
  return reason === undefined
    ? new ProblemException(503, 'identity.keys-unavailable', { headers: { 'retry-after': '5' } })
    : unauthenticated('identity.token-invalid', reason);
};

/** Says whose a bearer token is. */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, TrustedIssuer>;
  private readonly verified = new VerifiedTokens();

  constructor(
    trusted: readonly TrustedIssuer[],
    private readonly revocations: Revocations,
    private readonly nowMs: () => number,
  ) {
    this.issuers = new Map(trusted.map(issuer => [issuer.issuer, issuer]));
  }

  /** @throws ProblemException 401, or 503 when the issuer's keys cannot be had */
  async identify(authorization: string | undefined): Promise<Identity> {
    if (!authorization) throw unauthenticated('identity.token-required');
    const token = bearer.exec(authorization)?.groups?.['token'];
    if (token === undefined) throw unauthenticated('identity.token-invalid', 'malformed');
    const hash = sha256(token);
    const identity = this.verified.get(hash, this.nowMs()) ?? (await this.verify(token, hash));
    if (await this.revocations.isRevoked(identity)) throw unauthenticated('identity.token-revoked');
    return identity;
  }

  private async verify(token: string, hash: string): Promise<Identity> {
    try {
      const { keys, issuer, audience, algorithms } = this.issuerOf(token);
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(this.nowMs()),
      });
      const identity = identityOf(payload);
      this.verified.keep(hash, identity, this.nowMs());
      return identity;
    } catch (fault) {
      throw problemOf(fault);
    }
  }

  private issuerOf(token: string): TrustedIssuer {
    const trusted = this.issuers.get(decodeJwt(token).iss ?? '');
    if (trusted === undefined) throw new UnusableClaims('claim iss');
    return trusted;
  }
}
