import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { ConfigurationFaults, type IssuerSettings } from '../configuration/configuration.js';
import { FileKeys } from './file-keys.js';

const fetchMsMax = 3_000;
const cacheMsMax = 600_000;
const cooldownMs = 30_000;

const unreadable = (error: Error): never => {
  throw new ConfigurationFaults([
    { variable: 'SOCAI_JWKS', reason: `cannot be read as a key set: ${error.message}` },
  ]);
};

/**
 * The keys of an issuer, fetched when first needed or read at the start, and kept for ten minutes; an unknown key id
 * looks again, at most every 30 seconds.
 * @throws ConfigurationFaults when a file cannot be read
 */
export const keySourceOf = async (
  jwks: IssuerSettings['jwks'],
  nowMs: () => number,
): Promise<JWTVerifyGetKey> => {
  if ('url' in jwks)
    return createRemoteJWKSet(jwks.url, {
      timeoutDuration: fetchMsMax,
      cacheMaxAge: cacheMsMax,
      cooldownDuration: cooldownMs,
    });
  return (await FileKeys.open(jwks.path, nowMs).catch(unreadable)).get;
};
