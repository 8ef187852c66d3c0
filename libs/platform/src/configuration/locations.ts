import type { SqliteLocation } from './configuration.js';
import { Unusable } from './variables.js';

const scheme = /^(?<name>[a-z][a-z0-9+.-]*):(?<rest>.*)$/iu;

/** Schemes of the servers' stores, which are not built yet. Their URLs may hold passwords: never repeated. */
const later: ReadonlySet<string> = new Set(['esdb', 'esdb+discover', 'kurrentdb', 'redis', 'rediss']);

/** `sqlite:<path>` */
export const storeLocation = (text: string): SqliteLocation | Unusable => {
  const { name, rest } = scheme.exec(text)?.groups ?? {};
  if (name === 'sqlite' && rest) return { engine: 'sqlite', path: rest };
  if (name && later.has(name.toLowerCase()))
    return new Unusable(`names ${name}://, which this version does not have yet: use sqlite:<path>`);
  return new Unusable('must be sqlite:<path>');
};

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/iu;

export const isLoopback = (host: string): boolean => loopbackHost.test(host);

export const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

/** An https URL (http only on loopback), or the path of a file. */
export const jwksLocation = (text: string): { url: URL } | { path: string } | Unusable => {
  if (!/^[a-z][a-z0-9+.-]+:\/\//iu.test(text)) return { path: text };
  const url = URL.parse(text);
  return url && isSafe(url) ? { url } : new Unusable('must be an https URL or the path of a file');
};

const safeAlgorithms = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
  'Ed25519',
];

/** Names separated by commas; nothing symmetric, never `none`. */
export const algorithmNames = (text: string): readonly string[] | Unusable => {
  const names = text.split(',').map(name => name.trim());
  return names.every(name => safeAlgorithms.includes(name))
    ? names
    : new Unusable(`must name algorithms of ${safeAlgorithms.join(', ')}`);
};
