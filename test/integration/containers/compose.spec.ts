import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { notExercised } from '#test/support/container-engine';

type Words = readonly [string, ...string[]];

/** The plugin of docker, else the program that was there before it. Neither needs an engine to read a file. */
const compose = ([['docker', 'compose'], ['docker-compose']] as const satisfies readonly Words[]).find(
  ([command, ...words]) => spawnSync(command, [...words, 'version'], { stdio: 'ignore' }).status === 0,
);
const settings = {
  SOCAI_EVENTS: 'esdb://admin:s3cret@eventstore:2113?tls=true',
  SOCAI_VIEWS: 'rediss://ledger:s3cret@redis:6379',
  EVENTSTORE_ADMIN_PASSWORD: 's3cret',
  EVENTSTORE_OPS_PASSWORD: 's3cret',
};

const config = (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const [command, ...first] = compose!;
  const { PATH, HOME } = process.env;
  return spawnSync(command, [...first, ...words, 'config'], {
    encoding: 'utf8',
    env: { PATH, HOME, ...env },
  });
};
const servicesOf = (words: readonly string[], env?: Readonly<Record<string, string>>) => {
  const { status, stdout, stderr } = config(words, env);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return (parse(stdout) as { services: Record<string, { environment?: Record<string, string> }> }).services;
};

if (compose) process.stderr.write(`Compose files are read by ${compose.join(' ')}.\n`);
else notExercised('the compose files', 'neither `docker compose` nor `docker-compose` is here');

(compose ? describe : describe.skip)('compose reads', () => {
  const overTls = ['-f', 'docker-compose.yml', '-f', 'docker-compose.tls.yml'];

  test('the file, with one EventStoreDB', () => {
    const services = servicesOf([]);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['eventstore', 'ledger-1', 'ledger-2']));
    expect(services['ledger-1']!.environment).toMatchObject({
      SOCAI_EVENTS: 'esdb://eventstore:2113?tls=false',
      SOCAI_VIEWS: 'redis://redis:6379',
    });
  });

  test('the profile with three', () =>
    expect(Object.keys(servicesOf(['--profile', 'cluster']))).toEqual(
      expect.arrayContaining(['eventstore-1', 'eventstore-2', 'eventstore-3']),
    ));

  test('TLS and credentials over it', () => {
    const services = servicesOf(overTls, settings);
    const { SOCAI_EVENTS, SOCAI_VIEWS } = settings;
    for (const name of ['ledger-1', 'projector-2'])
      expect(services[name]!.environment).toMatchObject({ SOCAI_EVENTS, SOCAI_VIEWS });
    expect(services['eventstore']!.environment).toMatchObject({
      EVENTSTORE_INSECURE: 'false',
      EVENTSTORE_CLUSTER_SIZE: '1',
    });
  });

  test('and refuses TLS without the addresses and passwords it needs', () =>
    expect(config(overTls).status).not.toBe(0));
});
