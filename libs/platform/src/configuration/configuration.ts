export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** An embedded store: a file. */
export interface SqliteLocation {
  readonly engine: 'sqlite';
  readonly path: string;
}

/** Events on servers. The URL may hold a password: it is never shown whole. */
export interface EventStoreDbLocation {
  readonly engine: 'eventstoredb';
  readonly url: string;
}

/** Views on servers. The URL may hold a password: it is never shown whole. */
export interface RedisLocation {
  readonly engine: 'redis';
  readonly url: string;
}

/** Whose tokens are believed. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where its keys are: a URL, or a file. */
  readonly jwks: { readonly url: URL } | { readonly path: string };
  readonly algorithms: readonly string[];
}

/** A witness that is asked to cosign the heads of the log. */
export interface WitnessSettings {
  /** Name of its key. */
  readonly name: string;
  /** Its submission prefix. Source: C2SP tlog-witness, "HTTP Interface". */
  readonly url: string;
  /** One line. */
  readonly verifierKey: string;
}

/** How the log is published and signed. */
export interface LogSettings {
  /** The name of the log and of its keys, for its whole life. */
  readonly origin: string;
  /** Path of the key file. */
  readonly key: string;
  /** In a demo that was given no key one is made. */
  readonly makesKey: boolean;
  /** Folder of the published files. */
  readonly folder: string;
  /** Folder of the last signed head, apart from the database. */
  readonly heads: string;
  /** Anybody may read `/log`. */
  readonly public: boolean;
  readonly witnesses: readonly WitnessSettings[];
  /** How long events wait for a signed head, at most. */
  readonly checkpointMs: number;
  /** How long publishing may fail before no more commands are taken. */
  readonly unpublishedMaxMs: number;
}

/** Everything the environment says, checked and frozen. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly events: SqliteLocation | EventStoreDbLocation;
  readonly views: SqliteLocation | RedisLocation;
  /** How far live views may be behind the log before the ledger is not ready. */
  readonly viewsBehindMaxMs: number;
  /** Tells apart several ledgers on the same servers. */
  readonly namespace?: string;
  /** What this process keeps for itself stands here; on servers all of it may be lost. */
  readonly dataFolder: string;
  /** Days of history that Redis keeps; older answers come from this ledger's own file. */
  readonly hotDays: number;
  readonly log: LogSettings;
  /** Absent only in a demo that believes none but its own issuer. */
  readonly issuer?: IssuerSettings;
  /** The demo's own issuer is on. Only on loopback. */
  readonly demo: boolean;
  /** Path of the list of tokens, persons and clients that are no longer trusted. */
  readonly revokedTokens?: string;
  /** The bearer token of `/metrics`; without one it is open in the demo, and closed outside. */
  readonly metricsToken?: string;
  readonly logLevel: LogLevel;
  readonly logFile?: string;
  readonly bodyLimitBytes: number;
  /** Requests a minute from one address. */
  readonly rateLimitPerMinute: number;
  /** A request must have arrived whole by then. */
  readonly requestTimeoutMs: number;
  /** How long commands in flight may take to finish when the process is asked to stop. */
  readonly shutdownMs: number;
}
export const CONFIGURATION = Symbol('Configuration');

export interface ConfigurationFault {
  readonly variable: string;
  readonly reason: string;
}

/** Every fault of the environment at once. Values that may hold a secret are not repeated. */
export class ConfigurationFaults extends Error {
  override readonly name = 'ConfigurationFaults';
  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(faults.map(({ variable, reason }) => `${variable} ${reason}`).join('; '));
  }
}
