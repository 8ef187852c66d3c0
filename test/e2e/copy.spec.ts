import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Demo, startDemo } from '#test/support/demo-process';
import { eventStoreDbEngines, type RunningEngine } from '#test/support/eventstoredb-engines';
import { freePort } from '#test/support/ledger-process';
import { headOf } from '#test/support/log-reader';
import { type OwnRedis, ownRedis } from '#test/support/redis-server';
import { linesOf, socai, startSocai } from '#test/support/socai';
import { temporaryFolder } from '#test/support/temporary-folder';

const home = temporaryFolder();
const namespace = `demo${process.pid}`;
const data = home.file('data/demo');
let engine: RunningEngine;
let redis: OwnRedis;
let port: number;
let demo: Demo;
let before: { readonly head: number; readonly digests: object; readonly published: string };

const copy = () => [
  'copy',
  '--from',
  `sqlite:${data}/events.db`,
  '--to',
  engine.url,
  '--namespace',
  namespace,
  '--json',
];
const onServers = (): Demo =>
  startDemo(home.path, port, {
    args: ['--servers', '--events', engine.url, '--views', redis.url],
    // The folder goes on too: keys, the last signed head, published files.
    env: { SOCAI_NAMESPACE: namespace, SOCAI_DATA: data },
  });
const published = () => readFileSync(`${data}/log/checkpoint`, 'utf8');
const refusal = async (started: Demo): Promise<string> => {
  expect(await started.ended).toBe(1);
  return started.said().trim();
};

/** Three years of a police force on one machine: every view has rows. */
beforeAll(async () => {
  engine = await eventStoreDbEngines().at(-1)!.start();
  redis = await ownRedis();
  port = await freePort();
  demo = startDemo(home.path, port);
  await demo.ready();
  const head = await demo.head();
  const digests = await demo.digests();
  expect(await demo.stop()).toBe(0);
  before = { head, digests, published: published() };
}, 240_000);
afterAll(async () => {
  if (demo.child.exitCode === null) await demo.stop('SIGKILL');
  await Promise.all([engine.stop(), redis.stop()]);
  home.remove();
});

test('killed in the middle of the copy: the target is shut, the source goes on', async () => {
  const killed = startSocai(copy());
  await killed.printed(/"step":"copying"[^]*"progress"/u);
  killed.signal('SIGKILL');
  expect(await killed.ended).toBe('SIGKILL');
  expect(killed.out()).not.toContain('"comparing"');
  expect(await refusal(onServers())).toMatch(
    /This log is not complete: a copy of sqlite:.*events\.db was begun at/u,
  );
  demo = startDemo(home.path, port);
  await demo.ready();
  expect(await demo.head()).toBe(before.head);
  expect(await demo.stop()).toBe(0);
}, 120_000);

test('run again it goes on from there, to the same root', async () => {
  const { code, out } = await socai(...copy());
  expect(code).toBe(0);
  // What the killed run had brought is compared, and not written again.
  const steps = linesOf(out, 'step').map(({ step }) => step);
  expect(steps).toEqual(['source', 'comparing', 'copying', 'comparing', 'heads', 'target', 'seal']);
  const { size, root } = headOf(before.published);
  expect(linesOf(out, 'copy')[0]).toMatchObject({ events: before.head + 1, before: false });
  expect([size, Buffer.from(root).toString('hex')]).toEqual([before.head + 1, linesOf(out, 'copy')[0].root]);
  const again = await socai(...copy());
  expect([again.code, linesOf(again.out, 'copy')[0].before]).toEqual([0, true]);
}, 120_000);

test('the sealed source starts no ledger, and says where it went', async () => {
  const said = await refusal(startDemo(home.path, port));
  expect(said.split('\n')).toHaveLength(1);
  expect(said).toContain(`it was moved to ${engine.url.replace(/\?.*/u, '')} (namespace ${namespace})`);
}, 60_000);

test('on the servers the whole story is told again, and every step is the one it was', async () => {
  demo = onServers();
  await demo.ready();
  expect(demo.said()).toContain('Entering');
  expect(await demo.head()).toBe(before.head);
}, 240_000);

test('every view has the digest that it had on one machine', async () => {
  expect(Object.keys(before.digests).length).toBeGreaterThan(15);
  expect(await demo.digests()).toEqual(before.digests);
}, 120_000);

test('the published head is the one it was', () => expect(published()).toBe(before.published));

test('started again, it enters nothing', async () => {
  expect(await demo.stop()).toBe(0);
  demo = onServers();
  await demo.ready();
  expect(demo.said()).not.toContain('Entering');
  expect(await demo.head()).toBe(before.head);
  expect(existsSync(home.file(`data/demo-servers/${namespace}/projector/index.db`))).toBe(true);
}, 120_000);
