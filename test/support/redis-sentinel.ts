import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { freePort } from './redis-server.js';
import { bareRedis } from './redis-views.js';
import { temporaryFolder } from './temporary-folder.js';
import { timerScheduler } from './timer-scheduler.js';

/** A sentinel that watches one master, as `redis-server --sentinel` of this machine. */
export interface Sentinel {
  readonly port: number;
  /** Makes a replica the master, as after a failure; resolves when the sentinel names it. */
  promote(replica: Redis): Promise<void>;
  stop(): Promise<void>;
}

export const ownSentinel = async (group: string, masterPort: number): Promise<Sentinel> => {
  const folder = temporaryFolder();
  const port = await freePort();
  const file = folder.file('sentinel.conf');
  writeFileSync(
    file,
    `port ${port}\nbind 127.0.0.1\ndir ${folder.path}\nsentinel monitor ${group} 127.0.0.1 ${masterPort} 1\n` +
      `sentinel down-after-milliseconds ${group} 500\nsentinel failover-timeout ${group} 10000\n`,
  );
  const child = spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const bare = bareRedis(`redis://127.0.0.1:${port}`);
  const master = async (): Promise<number> => {
    const place = await bare.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', group).catch(() => null);
    return Number((place as string[] | null)?.[1] ?? 0);
  };
  while ((await master()) !== masterPort) await timerScheduler.wait(10);
  return {
    port,
    promote: async replica => {
      const knowsReplica = async () =>
        ((await bare.call('SENTINEL', 'REPLICAS', group)) as unknown[]).length > 0;
      while (!(await knowsReplica())) await timerScheduler.wait(20);
      while (!(await replica.info('replication')).includes('master_link_status:up'))
        await timerScheduler.wait(20);
      // It is refused while too little is known of the replica, and given up where the replica is slow: asked again.
      while ((await master()) === masterPort) {
        await bare.call('SENTINEL', 'FAILOVER', group).catch(() => undefined);
        await timerScheduler.wait(50);
      }
    },
    stop: async () => {
      bare.disconnect();
      process.removeListener('exit', endWithUs);
      child.kill('SIGKILL');
      await once(child, 'exit');
      folder.remove();
    },
  };
};
