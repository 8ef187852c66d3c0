import { type OwnEventStoreDb, ownEventStoreDb } from './eventstoredb-nodes.js';
import { freePort } from './redis-server.js';
import { timerScheduler } from './timer-scheduler.js';

/** Three servers that elect one of them to lead. */
export interface OwnCluster {
  readonly url: string;
  readonly nodes: readonly OwnEventStoreDb[];
  /** Resolves with the node that leads, when the other nodes that run follow it. */
  leader(running?: readonly OwnEventStoreDb[]): Promise<OwnEventStoreDb>;
  stop(): Promise<void>;
}

interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointPort: number;
}

/** @throws Error where `SOCAI_TEST_ESDB_PROGRAM` is not set */
export const ownCluster = async (): Promise<OwnCluster> => {
  const ports: { readonly node: number; readonly replication: number }[] = [];
  for (let n = 0; n < 3; n += 1) ports.push({ node: await freePort(), replication: await freePort() });
  const nodes = await Promise.all(
    ports.map(({ node, replication }) => {
      const others = ports.filter(other => other.node !== node).map(other => `127.0.0.1:${other.node}`);
      const settings = [
        '--cluster-size',
        '3',
        '--discover-via-dns',
        'false',
        '--gossip-seed',
        others.join(','),
      ];
      return ownEventStoreDb({ port: node, replicationPort: replication, settings });
    }),
  );
  const leader = async (running = nodes): Promise<OwnEventStoreDb> => {
    for (;;) {
      const found = leading(await Promise.all(running.map(membersOf)), running);
      if (found) return found;
      await timerScheduler.wait(50);
    }
  };
  return {
    url: `esdb://${ports.map(({ node }) => `127.0.0.1:${node}`).join(',')}?tls=false`,
    nodes,
    leader,
    stop: async () => void (await Promise.all(nodes.map(node => node.stop()))),
  };
};

const membersOf = async (node: OwnEventStoreDb): Promise<readonly Member[]> => {
  const text = await node.ask('/gossip?format=json');
  return text === undefined ? [] : (JSON.parse(text) as { members: readonly Member[] }).members;
};

/** The node that all who run say leads, when each of them says that the others are there. */
const leading = (
  seen: readonly (readonly Member[])[],
  running: readonly OwnEventStoreDb[],
): OwnEventStoreDb | undefined => {
  const leaders = new Set(
    seen.map(members => {
      const here = members.filter(({ isAlive, state }) => isAlive && /^(?:Leader|Follower)$/u.test(state));
      return here.length === running.length
        ? here.find(({ state }) => state === 'Leader')?.httpEndPointPort
        : undefined;
    }),
  );
  const [port] = leaders;
  return leaders.size === 1 ? running.find(node => node.port === port) : undefined;
};
