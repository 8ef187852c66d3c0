import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const accountant = {
  azp: 'finance-system',
  person_id: 'p-lan',
  duties: [{ duty: 'accountant', unitId: 'hd-pc', subtree: false }],
};

export interface TokenHeader {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expires?: string;
}

const name = 'https://id.test';

/** An issuer with a key of its own, its key set in a file. */
export const sampleIssuer = async (folder: string) => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const path = join(folder, 'jwks.json');
  const key = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
  await writeFile(path, JSON.stringify({ keys: [key] }));
  return {
    environment: {
      SOCAI_ISSUER: name,
      SOCAI_AUDIENCE: 'socai',
      SOCAI_JWKS: path,
      SOCAI_LOG_ORIGIN: 'ledger.test',
      SOCAI_LOG_KEY: join(folder, 'log-key'),
    },
    token: (claims: object = accountant, header: TokenHeader = {}): Promise<string> =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setIssuer(header.issuer ?? name)
        .setAudience(header.audience ?? 'socai')
        .setSubject('user-1')
        .setExpirationTime(header.expires ?? '5m')
        .sign(privateKey),
  };
};
