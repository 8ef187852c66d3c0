import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { docker, hasEngine, notExercised } from '#test/support/container-engine';
import { timerScheduler } from '#test/support/timer-scheduler';

/** A base with Node, npm and a user `node`; another than the published one comes from the environment. */
const base =
  process.env['SOCAI_TEST_NODE_IMAGE'] ??
  /^ARG NODE_IMAGE=(.*)$/mu.exec(readFileSync('Dockerfile', 'utf8'))![1]!;
const image = `socai-test/ledger:${process.pid}`;
const megabytesMax = 500;
const containers: string[] = [];

/** Where no registry can be reached, a pull may wait for very long. */
const pulled = (): boolean =>
  spawnSync('docker', ['pull', '--quiet', base], { stdio: 'ignore', timeout: 120_000 }).status === 0;

const missing = (): string | undefined => {
  if (!hasEngine()) return 'no container engine runs here';
  if (spawnSync('docker', ['image', 'inspect', base], { stdio: 'ignore' }).status === 0 || pulled())
    return undefined;
  return `the image ${base} is neither here nor to be had`;
};

afterAll(() => {
  for (const id of containers) docker('rm', '--force', '--volumes', id);
  if (containers.length > 0) docker('rmi', '--force', image);
});

/** With nothing but its own folder to write to, no rights and no network: what it needs, it brings along. */
test('the image is built, runs the embedded ledger as nobody special, and says that it is ready', async () => {
  const why = missing();
  if (why) return notExercised('the Dockerfile', why);
  docker('build', '--network', 'host', '--build-arg', `NODE_IMAGE=${base}`, '--tag', image, '.');
  const sealed = ['--network', 'none', '--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL'];
  const settings = ['--env', 'SOCAI_DEMO=true', '--env', 'SOCAI_HOST=127.0.0.1'];
  const id = docker('run', '--detach', ...sealed, ...settings, image);
  containers.push(id);
  const health = () => docker('inspect', '--format', '{{.State.Status}} {{.State.Health.Status}}', id);
  while (health() === 'running starting') await timerScheduler.wait(500);
  expect({ health: health(), log: docker('logs', id) }).toMatchObject({ health: 'running healthy' });
  expect(docker('exec', id, 'node', '-p', 'process.getuid()')).not.toBe('0');
  const megabytes = Math.round(Number(docker('image', 'inspect', '--format', '{{.Size}}', image)) / 1e6);
  process.stderr.write(`The image takes ${megabytes} MB on ${base}.\n`);
  expect(megabytes).toBeLessThan(megabytesMax);
}, 900_000);
