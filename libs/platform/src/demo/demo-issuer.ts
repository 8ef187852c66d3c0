import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import type { TrustedIssuer } from '../identity/token-verifier.js';
import type { Persona } from './persona.js';

const algorithm = 'ES256';
const yearSeconds = 366 * 86_400;

export const demoIssuerName = 'urn:socai:demo';
export const demoAudience = 'socai-demo';

const readKey = async (path: string): Promise<JWK | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const makeKey = async (path: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = await exportJWK(privateKey);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ ...key, kid: await calculateJwkThumbprint(key), alg: algorithm }), {
    mode: 0o600,
  });
  return (await readKey(path))!;
};

/** Signs tokens for the personas of the demo. Exists only when the configuration says demo, which only loopback may. */
export class DemoIssuer {
  private constructor(
    private readonly key: JWK,
    private readonly personas: readonly Persona[],
    private readonly nowMs: () => number,
  ) {}

  /** The key is kept in a file, so that yesterday's tokens still hold after a restart. */
  static async open(keyPath: string, personas: readonly Persona[], nowMs: () => number): Promise<DemoIssuer> {
    return new DemoIssuer((await readKey(keyPath)) ?? (await makeKey(keyPath)), personas, nowMs);
  }

  /** The public half. */
  jwks(): { readonly keys: readonly JWK[] } {
    const { d: _, ...open } = this.key;
    return { keys: [open] };
  }

  trusted(): TrustedIssuer {
    const keys: JWTVerifyGetKey = createLocalJWKSet({ keys: [...this.jwks().keys] });
    return { issuer: demoIssuerName, audience: demoAudience, algorithms: [algorithm], keys };
  }

  tokens(): Promise<readonly { readonly persona: Persona; readonly token: string }[]> {
    return Promise.all(this.personas.map(async persona => ({ persona, token: await this.tokenOf(persona) })));
  }

  private async tokenOf({ personId, clientId, duties, onBehalfOf }: Persona): Promise<string> {
    const nowSeconds = Math.floor(this.nowMs() / 1000);
    return new SignJWT({
      azp: clientId,
      person_id: personId,
      duties,
      ...(onBehalfOf === undefined ? {} : { on_behalf_of: { person_id: onBehalfOf } }),
    })
      .setProtectedHeader({ alg: algorithm, kid: this.key.kid! })
      .setIssuer(demoIssuerName)
      .setAudience(demoAudience)
      .setSubject(personId)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + yearSeconds)
      .sign(await importJWK(this.key, algorithm));
  }
}
