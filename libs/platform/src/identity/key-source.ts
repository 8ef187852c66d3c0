import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { ConfigurationFaults, type IssuerSettings } from '../configuration/configuration.js';

const fetchMsMax = 3_000;
const cacheMsMax = 600_000;

const unreadable = (reason: string): ConfigurationFaults =>
  new ConfigurationFaults([{ variable: 'SOCAI_JWKS', reason }]);

const fileKeys = async (path: string): Promise<JWTVerifyGetKey> => {
  try {
    return createLocalJWKSet(JSON.parse(await readFile(path, 'utf8')) as JSONWebKeySet);
  } catch (error) {
    throw unreadable(`cannot be read as a key set: ${(error as Error).message}`);
  }
};

/**
 * The keys of an issuer. Remote keys are fetched when first needed and kept for ten minutes; an unknown key id fetches
 * them again, at most every 30 seconds. A file is read once.
 * @throws ConfigurationFaults when a file cannot be read
 */
export const keySourceOf = async (jwks: IssuerSettings['jwks']): Promise<JWTVerifyGetKey> =>
  'url' in jwks
    ? createRemoteJWKSet(jwks.url, {
        timeoutDuration: fetchMsMax,
        cacheMaxAge: cacheMsMax,
        cooldownDuration: 30_000,
      })
    : fileKeys(jwks.path);
