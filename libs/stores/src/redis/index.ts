export { NotHot } from './asking.js';
export { EvictingRedis } from './connection/memory-policy.js';
export type { RedisAccess } from './connection/redis-client.js';
export { BadRedisUrl, parseRedisUrl } from './connection/redis-url.js';
export { openRedisReadStore, type RedisReadStore, type RedisReadStoreOptions } from './redis-read-store.js';
