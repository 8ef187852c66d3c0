import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './eventstoredb-nodes.js';

const openssl = (...words: readonly string[]): void =>
  void execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });
const newKey = ['-newkey', 'rsa:2048', '-nodes', '-sha256'];

/** An authority of its own, and what it signed for a server on this machine; for two days. */
export const certificateIn = (folder: string): Certificate => {
  const authorities = join(folder, 'authorities');
  mkdirSync(authorities);
  const authority = join(authorities, 'ca.crt');
  const authorityKey = join(folder, 'ca.key');
  const certificate = join(folder, 'node.crt');
  const key = join(folder, 'node.key');
  const asked = join(folder, 'node.csr');
  const uses = join(folder, 'node.ext');
  writeFileSync(
    uses,
    'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' +
      'keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n',
  );
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    '/CN=test CA',
    '-keyout',
    authorityKey,
    '-out',
    authority,
  );
  openssl('req', ...newKey, '-subj', '/CN=eventstoredb-node', '-keyout', key, '-out', asked);
  const by = ['-CA', authority, '-CAkey', authorityKey, '-CAcreateserial'];
  openssl(
    'x509',
    '-req',
    '-in',
    asked,
    ...by,
    '-days',
    '2',
    '-sha256',
    '-extfile',
    uses,
    '-out',
    certificate,
  );
  return { authority, authorities, certificate, key };
};
