import { dirname } from 'node:path';
import type { Configuration, IssuerSettings } from './configuration.js';
import {
  algorithmNames,
  isLoopback,
  jwksLocation,
  eventsLocation,
  namespaceName,
  viewsLocation,
} from './locations.js';
import { readLogSettings } from './read-log-settings.js';
import {
  type Environment,
  oneOf,
  plainText,
  secret,
  trueOrFalse,
  Variables,
  wholeNumber,
} from './variables.js';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const readIssuer = (from: Variables, demo: boolean): IssuerSettings | undefined => {
  const given = {
    SOCAI_ISSUER: from.read('SOCAI_ISSUER', plainText),
    SOCAI_AUDIENCE: from.read('SOCAI_AUDIENCE', plainText),
    SOCAI_JWKS: from.read('SOCAI_JWKS', jwksLocation),
  };
  const algorithms = from.read('SOCAI_JWT_ALGORITHMS', algorithmNames, 'ES256,RS256,EdDSA') ?? [];
  const { SOCAI_ISSUER: issuer, SOCAI_AUDIENCE: audience, SOCAI_JWKS: jwks } = given;
  if (issuer && audience && jwks) return { issuer, audience, jwks, algorithms };
  const none = !issuer && !audience && !jwks;
  if (!(demo && none)) missing(from, given);
  return undefined;
};

const missing = (from: Variables, given: Readonly<Record<string, unknown>>): void => {
  for (const [variable, value] of Object.entries(given))
    if (value === undefined && !from.faulty(variable)) from.fault(variable, 'is required outside the demo');
};

const readDemo = (from: Variables, host: string): boolean => {
  const demo = from.read('SOCAI_DEMO', trueOrFalse, 'false') ?? false;
  if (demo && !isLoopback(host))
    from.fault(
      'SOCAI_DEMO',
      `hands out tokens to anybody and is refused on ${host}: only on loopback, as 127.0.0.1`,
    );
  return demo;
};

const readLimits = (from: Variables) => ({
  bodyLimitBytes: (from.read('SOCAI_BODY_LIMIT_KIB', wholeNumber(1, 1024), '256') ?? 0) * 1024,
  rateLimitPerMinute: from.read('SOCAI_RATE_LIMIT_PER_MINUTE', wholeNumber(1, 100_000_000), '120000') ?? 0,
  requestTimeoutMs: from.read('SOCAI_REQUEST_TIMEOUT_MS', wholeNumber(100, 600_000), '30000') ?? 0,
  shutdownMs: from.read('SOCAI_SHUTDOWN_MS', wholeNumber(0, 600_000), '10000') ?? 0,
});

const readStores = (from: Variables) => {
  const events = from.read('SOCAI_EVENTS', eventsLocation, 'sqlite:data/events.db');
  const views = from.read('SOCAI_VIEWS', viewsLocation, 'sqlite:data/views.db');
  if (events?.engine === 'sqlite' && views?.engine === 'redis')
    from.fault(
      'SOCAI_VIEWS',
      'is shared by several processes, and a SQLite log is written by one: on Redis, SOCAI_EVENTS must be esdb://…',
    );
  const beside = events?.engine === 'sqlite' ? dirname(events.path) : 'data';
  const dataFolder = from.read('SOCAI_DATA', text => text, beside)!;
  const hotDays = from.read('SOCAI_HOT_DAYS', wholeNumber(1, 36_500), '400') ?? 0;
  const viewsBehindMaxMs = from.read('SOCAI_VIEWS_BEHIND_MAX_MS', wholeNumber(100, 86_400_000), '60000') ?? 0;
  const namespace = from.read('SOCAI_NAMESPACE', namespaceName);
  return {
    events: events!,
    views: views!,
    dataFolder,
    hotDays,
    viewsBehindMaxMs,
    ...(namespace === undefined ? {} : { namespace }),
  };
};

/**
 * What the environment says. Nothing else is ever read from it.
 * @throws ConfigurationFaults naming every faulty variable at once
 */
export const readConfiguration = (environment: Environment): Configuration => {
  const from = new Variables(environment);
  const host = from.read('SOCAI_HOST', plainText, '127.0.0.1') ?? '';
  const demo = readDemo(from, host);
  const issuer = readIssuer(from, demo);
  const logFile = from.read('SOCAI_LOG_FILE', text => text);
  const port = from.read('SOCAI_PORT', wholeNumber(0, 65_535), '3000') ?? 0;
  const stores = readStores(from);
  const log = readLogSettings(from, demo, stores.dataFolder);
  const logLevel = from.read('SOCAI_LOG_LEVEL', oneOf(...logLevels), 'info') ?? 'info';
  const revokedTokens = from.read('SOCAI_REVOKED_TOKENS', text => text);
  const metricsToken = from.read('SOCAI_METRICS_TOKEN', secret);
  const limits = readLimits(from);
  from.done();
  return Object.freeze({
    host,
    port,
    ...stores,
    log: Object.freeze(log),
    demo,
    logLevel,
    ...limits,
    ...(issuer === undefined ? {} : { issuer }),
    ...(logFile === undefined ? {} : { logFile }),
    ...(revokedTokens === undefined ? {} : { revokedTokens }),
    ...(metricsToken === undefined ? {} : { metricsToken }),
  });
};
