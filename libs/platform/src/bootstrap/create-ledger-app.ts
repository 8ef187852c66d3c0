import { join } from 'node:path';
import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { type Configuration, ConfigurationFaults } from '../configuration/configuration.js';
import { DemoIssuer } from '../demo/demo-issuer.js';
import type { Persona } from '../demo/persona.js';
import { authenticate } from '../identity/authenticate.js';
import { keySourceOf } from '../identity/key-source.js';
import { noRevocations, type Revocations } from '../identity/revocations.js';
import { RevokedFile } from '../identity/revoked-file.js';
import { TokenVerifier, type TrustedIssuer } from '../identity/token-verifier.js';
import { refuseOtherMethods } from '../operations/known-routes.js';
import { LedgerLogger, openLog } from '../operations/ledger-logger.js';
import { Metrics } from '../operations/metrics.js';
import { serveDocs } from '../operations/openapi.js';
import { protect } from '../operations/protection.js';
import { observeRequests } from '../operations/request-hooks.js';
import { takeStrictJson } from '../problems/json-bodies.js';
import { keepReads } from '../reads/keep-reads.js';
import type { Reads } from '../reads/read.js';
import { fastifyAdapter } from './fastify-adapter.js';
import { type LedgerPorts, PlatformModule } from './platform.module.js';

export interface LedgerParts {
  readonly ports: LedgerPorts;
  /** Modules of the capabilities: their controllers and command handlers. */
  readonly capabilities: NonNullable<ModuleMetadata['imports']>;
  /** Keeps what auditors and inspectors read; absent where nobody asks anything. */
  readonly reads?: Reads;
  readonly personas?: readonly Persona[];
  readonly revocations?: Revocations;
}

@Module({})
class LedgerModule {}

const moduleOf = (platform: DynamicModule, { capabilities }: LedgerParts): DynamicModule => ({
  module: LedgerModule,
  imports: [platform, ...capabilities],
});

// Tokens live in the world's time, whatever clock the ledger is given.
const nowMs = (): number => Date.now();

const openDemo = async (
  { demo, dataFolder }: Configuration,
  { personas = [] }: LedgerParts,
): Promise<DemoIssuer | undefined> =>
  demo ? DemoIssuer.open(join(dataFolder, 'demo-issuer.key.json'), personas, nowMs) : undefined;

const trustedBy = async (
  { issuer }: Configuration,
  demo: DemoIssuer | undefined,
): Promise<TrustedIssuer[]> => [
  ...(issuer ? [{ ...issuer, keys: await keySourceOf(issuer.jwks, nowMs) }] : []),
  ...(demo ? [demo.trusted()] : []),
];

const revocationsOf = async ({ revokedTokens }: Configuration): Promise<Revocations> => {
  if (revokedTokens === undefined) return noRevocations;
  return new RevokedFile(revokedTokens, nowMs).open().catch((error: Error) => {
    throw new ConfigurationFaults([
      { variable: 'SOCAI_REVOKED_TOKENS', reason: `cannot be read: ${error.message}` },
    ]);
  });
};

/**
 * The whole application, not yet listening. Order of the answers to a faulty request: 400/414 address, 429, 404/405,
 * 401, 413/415/400 body as JSON, 403 and 400 of the caller, 400 fields, 400 headers, then what the command comes to:
 * 503, 404, 403, 428, 412, 422/409.
 */
export const createLedgerApp = async (
  configuration: Configuration,
  parts: LedgerParts,
): Promise<NestFastifyApplication> => {
  const demo = await openDemo(configuration, parts);
  const verifier = new TokenVerifier(
    await trustedBy(configuration, demo),
    parts.revocations ?? (await revocationsOf(configuration)),
    nowMs,
  );
  const log = openLog(configuration.logLevel, configuration.logFile);
  const app = await NestFactory.create<NestFastifyApplication>(
    moduleOf(PlatformModule.forRoot(configuration, parts.ports, demo), parts),
    fastifyAdapter(configuration),
    { logger: new LedgerLogger(log), abortOnError: false, bodyParser: false },
  );
  await plumb(app, configuration, verifier, log);
  if (parts.reads) keepReads(app.getHttpAdapter().getInstance(), parts.reads, parts.ports.clock);
  return app;
};

// Hooks run in the order they are added here; that order is the precedence above.
const plumb = async (
  app: NestFastifyApplication,
  configuration: Configuration,
  verifier: TokenVerifier,
  log: Logger,
): Promise<void> => {
  const fastify = app.getHttpAdapter().getInstance();
  observeRequests(fastify, app.get(Metrics), log);
  await protect(fastify, configuration);
  refuseOtherMethods(fastify);
  fastify.addHook('onRequest', authenticate(verifier));
  takeStrictJson(fastify);
  serveDocs(app);
};
