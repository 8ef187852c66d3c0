import { describe, expect, test } from '@jest/globals';
import { ConfigurationFaults } from './configuration.js';
import { readConfiguration } from './read-configuration.js';

const issuer = {
  SOCAI_ISSUER: 'https://id.test',
  SOCAI_AUDIENCE: 'socai',
  SOCAI_JWKS: 'https://id.test/jwks',
  SOCAI_LOG_ORIGIN: 'ledger.test/log',
  SOCAI_LOG_KEY: '/etc/socai/log-key',
};

const faultsOf = (environment: Record<string, string>): Record<string, string> => {
  try {
    readConfiguration(environment);
    return {};
  } catch (error) {
    if (!(error instanceof ConfigurationFaults)) throw error;
    return Object.fromEntries(error.faults.map(({ variable, reason }) => [variable, reason]));
  }
};

test('defaults are enough besides an issuer, and nothing can be changed afterwards', () => {
  const configuration = readConfiguration(issuer);
  expect(configuration).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    events: { engine: 'sqlite', path: 'data/events.db' },
    demo: false,
    bodyLimitBytes: 262_144,
    issuer: { algorithms: ['ES256', 'RS256', 'EdDSA'], jwks: { url: new URL('https://id.test/jwks') } },
  });
  expect(Object.isFrozen(configuration)).toBe(true);
});

test('every fault is told at once, by the name of its variable', () => {
  const faults = faultsOf({
    SOCAI_PORT: '70000',
    SOCAI_EVENTS: 'postgres://x',
    SOCAI_DEMO: 'yes',
    SOCAI_LOG_LEVEL: 'loud',
    SOCAI_JWT_ALGORITHMS: 'HS256',
    SOCAI_ISSUER: 'https://id.test',
  });
  expect(Object.keys(faults).sort()).toEqual([
    'SOCAI_AUDIENCE',
    'SOCAI_DEMO',
    'SOCAI_EVENTS',
    'SOCAI_JWKS',
    'SOCAI_JWT_ALGORITHMS',
    'SOCAI_LOG_KEY',
    'SOCAI_LOG_LEVEL',
    'SOCAI_LOG_ORIGIN',
    'SOCAI_PORT',
  ]);
});

test('the token of the figures is a secret: long enough, and never repeated', () => {
  expect(readConfiguration({ ...issuer, SOCAI_METRICS_TOKEN: 'figures-of-the-ledger' })).toMatchObject({
    metricsToken: 'figures-of-the-ledger',
  });
  for (const token of ['short', 'with a blank in between']) {
    const reason = faultsOf({ ...issuer, SOCAI_METRICS_TOKEN: token })['SOCAI_METRICS_TOKEN'];
    expect(reason).toMatch(/16 or more/u);
    expect(reason).not.toContain(token);
  }
});

describe('stores', () => {
  const servers = { SOCAI_EVENTS: 'esdb://admin:changeit@host:2113', SOCAI_VIEWS: 'redis://:s3cret@host' };

  test('on servers, for the log and for the views', () => {
    expect(readConfiguration({ ...issuer, ...servers })).toMatchObject({
      events: { engine: 'eventstoredb', url: servers.SOCAI_EVENTS },
      views: { engine: 'redis', url: servers.SOCAI_VIEWS },
      dataFolder: 'data',
    });
  });

  test.each<Record<string, string>>([
    { SOCAI_VIEWS: servers.SOCAI_EVENTS },
    { SOCAI_EVENTS: servers.SOCAI_VIEWS },
    { SOCAI_VIEWS: servers.SOCAI_VIEWS },
  ])('%j does not go, and no password is told', over => {
    const faults = faultsOf({ ...issuer, ...over });
    expect(Object.keys(faults)).toEqual(Object.keys(over));
    expect(JSON.stringify(faults)).not.toMatch(/changeit|s3cret/u);
  });
});

describe('the demo', () => {
  test.each(['127.0.0.1', 'localhost', '::1', '127.8.9.1'])(
    'may be on %s, with no issuer of its own',
    host => {
      expect(readConfiguration({ SOCAI_DEMO: 'true', SOCAI_HOST: host })).toMatchObject({ demo: true });
    },
  );

  test.each(['0.0.0.0', '10.0.0.1', 'ledger.local', '127.0.0.1.evil.test', '::'])(
    'is refused on %s',
    host => {
      expect(faultsOf({ SOCAI_DEMO: 'true', SOCAI_HOST: host })).toEqual({
        SOCAI_DEMO: expect.stringContaining('loopback'),
      });
    },
  );
});

test.each([
  ['http://id.test/jwks', false],
  ['http://127.0.0.1:9/jwks', true],
  ['./jwks.json', true],
  ['ftp://id.test/jwks', false],
])('keys from %s', (jwks, fine) => {
  expect(faultsOf({ ...issuer, SOCAI_JWKS: jwks })['SOCAI_JWKS'] === undefined).toBe(fine);
});
