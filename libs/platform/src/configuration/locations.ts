import type { EventStoreDbLocation, RedisLocation, SqliteLocation } from './configuration.js';
import { Unusable } from './variables.js';

const scheme = /^(?<name>[a-z][a-z0-9+.-]*):(?<rest>.*)$/iu;

/** `sqlite:<path>` */
const file = (text: string): SqliteLocation | undefined => {
  const { name, rest } = scheme.exec(text)?.groups ?? {};
  return name === 'sqlite' && rest ? { engine: 'sqlite', path: rest } : undefined;
};

const eventStoreDb = /^esdb(\+discover)?:\/\/[^/\s]+/iu;
const redis = /^rediss?(\+sentinel|\+cluster)?:\/\/[^/\s]+/iu;

/** `sqlite:<path>`, or a URL of EventStoreDB. Never repeated: it may hold a password. */
export const eventsLocation = (text: string): SqliteLocation | EventStoreDbLocation | Unusable =>
  file(text) ??
  (eventStoreDb.test(text)
    ? { engine: 'eventstoredb', url: text }
    : new Unusable('must be sqlite:<path>, esdb://<host>… or esdb+discover://<host>…'));

/** `sqlite:<path>`, or a URL of Redis. Never repeated: it may hold a password. */
export const viewsLocation = (text: string): SqliteLocation | RedisLocation | Unusable =>
  file(text) ??
  (redis.test(text)
    ? { engine: 'redis', url: text }
    : new Unusable('must be sqlite:<path>, redis[s]://…, redis[s]+sentinel://… or redis[s]+cluster://…'));

/** Neither a hyphen, which ends a stream's category, nor a brace, which ends a hash tag. */
export const namespaceName = (text: string): string | Unusable =>
  /^[a-z][a-z0-9]{0,30}$/u.test(text)
    ? text
    : new Unusable('must be a small letter and at most 30 small letters or digits');

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
