/** What adapters of servers count. Apart from them: a ledger on one machine loads no driver of a server. */
export { eventStoreDbCounts } from './eventstoredb/observer.js';
export { redisCounts } from './redis/connection/redis-observer.js';
