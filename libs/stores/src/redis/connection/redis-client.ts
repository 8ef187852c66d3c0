import { Cluster, type CommonRedisOptions, Redis, type RedisOptions } from 'ioredis';
import type { Random } from '#event-sourcing';
import type { RedisAddress } from './redis-url.js';

/** Either form of the driver; both take the same commands and scripts. */
export type Client = Redis | Cluster;

/** What the URL does not say. */
export interface RedisAccess {
  /** Over those of the URL. */
  readonly username?: string;
  readonly password?: string;
  /** For `rediss://`, in PEM: whose certificates are believed, and our own. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Of the sentinels, when they want one. */
  readonly sentinelUsername?: string;
  readonly sentinelPassword?: string;
  /** No call takes longer, also while the connection is being made again; 3,000 if absent. */
  readonly callMs?: number;
}

const firstRetryMs = 50;
const longestRetryMs = 3_000;

/** Back-off with jitter: many processes that lost one server must not come back in step. */
const backOff =
  (random: Random) =>
  (times: number): number =>
    Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(times - 1, 10)) * (0.5 + random.bytes(1)[0]! / 512);

/** @param scripts Lua by name: each becomes a method that takes the number of keys, the keys and the arguments */
export const openClient = (
  address: RedisAddress,
  access: RedisAccess,
  random: Random,
  scripts: Readonly<Record<string, string>>,
): Client => {
  const { kind, nodes, db, group } = address;
  const retry = backOff(random);
  const lua = Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, { lua: text }]));
  const common = commonOptions(address, access);
  if (kind === 'cluster')
    return new Cluster([...nodes], {
      scripts: lua,
      lazyConnect: true,
      redisOptions: common,
      clusterRetryStrategy: retry,
      maxRedirections: 3,
      slotsRefreshTimeout: common.connectTimeout!,
      clusterNodeRetryStrategy: retry,
    });
  const options: RedisOptions = { ...common, scripts: lua, db, lazyConnect: true, retryStrategy: retry };
  if (kind === 'single') return new Redis({ ...options, ...nodes[0]! });
  const { sentinelUsername, sentinelPassword, tls } = access;
  return new Redis({
    ...options,
    sentinels: [...nodes],
    name: group!,
    sentinelRetryStrategy: retry,
    sentinelUsername,
    sentinelPassword,
    failoverDetector: true,
    ...(address.tls ? { enableTLSForSentinelMode: true, sentinelTLS: { ...tls } } : {}),
  });
};

const commonOptions = (address: RedisAddress, access: RedisAccess): CommonRedisOptions & RedisOptions => {
  const { callMs = 3_000, username = address.username, password = address.password } = access;
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(address.tls ? { tls: { ...access.tls } } : {}),
    connectTimeout: callMs,
    disconnectTimeout: 250,
    commandTimeout: callMs,
    // A server that hangs keeps its connection open: it is given up, and a new one made.
    socketTimeout: callMs + 500,
    // By default a request outlives 20 reconnections, more than a minute.
    maxRetriesPerRequest: 2,
    // What was sent and not answered may have happened: whoever asked finds out, the driver does not send it again.
    autoResendUnfulfilledCommands: false,
    // After a failover the old master is a replica: the name leads to the new one.
    reconnectOnError: fault => fault.message.startsWith('READONLY'),
    connectionName: 'socai',
  };
};
