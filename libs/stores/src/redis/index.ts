export { NotHot } from './asking.js';
export { EvictingRedis } from './connection/memory-policy.js';
export type { RedisAccess } from './connection/redis-client.js';
export { BadRedisUrl, parseRedisUrl } from './connection/redis-url.js';
export { openRedisLeases, type RedisLeases, type RedisLeasesOptions } from './leases/redis-leases.js';
export { keepHot, type HotParts } from './history/keep-hot.js';
export { tieredReadStore, type TieredParts } from './history/tiered-read-store.js';
export { openRedisReadStore, type RedisReadStore, type RedisReadStoreOptions } from './redis-read-store.js';
export { openRedisBookmarks, type RedisBookmarks } from './redis-bookmarks.js';
