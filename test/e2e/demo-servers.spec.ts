import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Demo, type DemoOver, startDemo } from '#test/support/demo-process';
import { eventStoreDbEngines, type RunningEngine } from '#test/support/eventstoredb-engines';
import { freePort } from '#test/support/ledger-process';
import { type OwnRedis, ownRedis } from '#test/support/redis-server';
import { temporaryFolder } from '#test/support/temporary-folder';

const folder = temporaryFolder();
let engine: RunningEngine;
let redis: OwnRedis;
let demo: Demo | undefined;

beforeAll(async () => {
  engine = await eventStoreDbEngines().at(-1)!.start();
  redis = await ownRedis();
}, 120_000);
afterAll(async () => {
  if (demo?.child.exitCode === null && demo.child.signalCode === null) await demo.stop('SIGKILL');
  await Promise.all([engine.stop(), redis.stop()]);
  folder.remove();
});

const env = { SOCAI_NAMESPACE: `fresh${process.pid}` };
const start = async (over: DemoOver = {}): Promise<Demo> =>
  (demo = startDemo(folder.path, await freePort(), over));

/** The story is so far: a line as each chapter begins, `<done>/<total>  <chapter>`. */
const isPast = (steps: number) => (said: string) =>
  [...said.matchAll(/^(\d+)\/\d+ /gmu)].some(([, done]) => Number(done) >= steps);

/** Projectors that a demo has started. */
const projectorsOf = ({ child }: Demo): readonly number[] =>
  execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/u))
    .filter(
      ([, parent, ...args]) => parent === `${child.pid}` && args.join(' ').includes('projector.child.js'),
    )
    .map(([pid]) => Number(pid));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('it enters its story on servers, and what it was told once is not told again', async () => {
  const urls = { SOCAI_EVENTS: engine.url, SOCAI_VIEWS: redis.url };
  const first = await start({ args: ['--servers'], env: { ...env, ...urls } });
  await first.told(isPast(70));
  const entered = await first.head();
  expect(entered).toBeGreaterThan(60);
  const projectors = projectorsOf(first);
  expect(projectors).toHaveLength(1);
  expect(await first.stop('SIGKILL')).toBe('SIGKILL');
  // The projector that it started does not outlive it.
  while (projectors.some(isAlive)) await new Promise(resolve => setTimeout(resolve, 50));
  const second = await start({ args: ['--servers', '--events', engine.url, '--views', redis.url], env });
  await second.told(isPast(81));
  expect(await second.head()).toBeGreaterThan(entered);
  const { body } = await (await second.auditor()).get('/v1/events?limit=500');
  const types: string[] = body.items.map(({ event }: any) => event.type);
  const founded = body.items.filter(({ event }: any) => event.type === 'UnitEstablished');
  expect(new Set(founded.map(({ event }: any) => event.stream)).size).toBe(founded.length);
  expect(founded.length).toBeGreaterThan(50);
  expect(types).not.toContain('CommandRefused');
}, 240_000);
