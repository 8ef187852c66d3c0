import { Cluster, type Redis } from 'ioredis';
import type { Client } from './redis-client.js';

/** The server may throw away single keys when memory is short: views would be wrong without anybody noticing. */
export class EvictingRedis extends Error {
  override readonly name = 'EvictingRedis';
}

const wanted = 'noeviction';

/** INFO says it too where CONFIG is forbidden, as providers of Redis do. */
const policyOf = async (node: Redis): Promise<string> =>
  /^maxmemory_policy:(\S+)/mu.exec(await node.info('memory'))?.[1] ?? 'unknown';

/** @throws EvictingRedis */
export const mustNotEvict = async (client: Client, where: string): Promise<void> => {
  if (client instanceof Cluster && client.nodes('master').length === 0) await client.ping();
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  for (const node of nodes) {
    const policy = await policyOf(node);
    if (policy !== wanted)
      throw new EvictingRedis(
        `${where} có maxmemory-policy ${policy}, sẽ lặng lẽ bỏ mất một phần khung nhìn: hãy đặt ${wanted} / ` +
          `has maxmemory-policy ${policy}: under pressure it would lose parts of views without a word. ` +
          `Set maxmemory-policy to ${wanted}.`,
      );
  }
};
