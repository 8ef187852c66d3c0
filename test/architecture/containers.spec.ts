import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** What the files say, without an engine: `test/integration/containers` runs them where one is. */
const compose = (file: string): Compose => parse(readFileSync(file, 'utf8'), { merge: true });
const { services, volumes } = compose('docker-compose.yml');
const overTls = compose('docker-compose.tls.yml').services;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const instructions = dockerfile.split('\n').filter(line => /^[A-Z]+ /u.test(line));
const ours = ['ledger-1', 'ledger-2', 'projector-1', 'projector-2'];
const cluster = ['eventstore-1', 'eventstore-2', 'eventstore-3'];

/** The name that stands for an image unless the environment gives another. */
const standard = (image: string): string => /^\$\{\w+:-(.*)\}$/u.exec(image)?.[1] ?? image;
/** Three numbers after the colon: a name like `latest` or `7` is another image every month. */
const pinned = (image: string): boolean => /:v?\d+\.\d+\.\d+(-[\w.]+)*(@sha256:[\da-f]{64})?$/u.test(image);

describe('docker-compose.yml', () => {
  test('has two ledgers and two projectors, one EventStoreDB or three, and a Redis', () =>
    expect(Object.keys(services).sort()).toEqual([...cluster, 'eventstore', 'redis', ...ours].sort()));

  test.each(Object.entries(services))('%s: a pinned image and a volume that is declared', (_, service) => {
    expect(pinned(standard(service.image))).toBe(true);
    const named = service.volumes!.map(volume => volume.split(':')[0]!);
    expect(named).not.toEqual([]);
    for (const name of named) expect(Object.keys(volumes)).toContain(name);
  });

  test('what the image of EventStoreDB keeps has names: no `down` leaves a volume that nobody finds', () => {
    const volumesOf = (name: string) => [`${name}:/var/lib/eventstore`, `${name}-log:/var/log/eventstore`];
    for (const name of ['eventstore', ...cluster]) expect(services[name]!.volumes).toEqual(volumesOf(name));
  });

  test('nothing is published beyond this machine', () => {
    for (const { ports = [] } of Object.values(services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u);
  });

  test.each(ours)('%s: no right it does not need', name => {
    const { read_only, cap_drop, security_opt } = services[name]!;
    expect({ read_only, cap_drop, security_opt }).toEqual({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  test('servers say whether they are healthy; our processes say it by their image', () => {
    for (const name of ['eventstore', 'redis', ...cluster]) expect(services[name]!.healthcheck).toBeDefined();
    expect(instructions.some(line => line.startsWith('HEALTHCHECK'))).toBe(true);
  });

  test.each(ours)('%s: is started when its servers are healthy', name => {
    const healthy = { condition: 'service_healthy' };
    expect(services[name]!.depends_on).toEqual({ eventstore: healthy, redis: healthy });
  });

  test('Redis keeps what it is given', () => {
    const words = services['redis']!.command!.join(' ');
    expect(words).toContain('--maxmemory-policy noeviction');
    expect(words).toContain('--appendonly yes');
    expect(overTls['redis']!.command!.join(' ')).toContain(words.replace('redis-server ', ''));
  });

  test('three EventStoreDB know one another, and are there when they are asked for', () => {
    for (const name of cluster) {
      const { environment, profiles } = services[name]!;
      const others = cluster.filter(other => other !== name).map(other => `${other}:2113`);
      expect(environment).toMatchObject({
        EVENTSTORE_CLUSTER_SIZE: '3',
        EVENTSTORE_GOSSIP_SEED: others.join(','),
        // What the others and the ledgers are told to call it, and what its certificate names.
        EVENTSTORE_NODE_HOST_ADVERTISE_AS: name,
        EVENTSTORE_REPLICATION_HOST_ADVERTISE_AS: name,
      });
      expect(profiles).toEqual(['cluster']);
    }
  });

  test('where events and views are comes from the environment', () => {
    for (const name of ours)
      expect(services[name]!.environment).toMatchObject({
        SOCAI_EVENTS: expect.stringMatching(/^\$\{SOCAI_EVENTS:-esdb:/u),
        SOCAI_VIEWS: expect.stringMatching(/^\$\{SOCAI_VIEWS:-redis:/u),
      });
  });
});

describe('docker-compose.tls.yml', () => {
  test('speaks of services that are there, of all of them', () =>
    expect(Object.keys(overTls).sort()).toEqual(Object.keys(services).sort()));

  test('leaves no server without TLS, and no password in the file', () => {
    for (const name of ['eventstore', ...cluster])
      expect(overTls[name]!.environment).toMatchObject({
        EVENTSTORE_INSECURE: 'false',
        EVENTSTORE_DEFAULT_ADMIN_PASSWORD: expect.stringMatching(/^\$\{\w+:\?/u),
      });
    expect(overTls['redis']!.command!.join(' ')).toMatch(/--port 0 --tls-port 6379 .*--aclfile/u);
    for (const name of ours)
      expect(overTls[name]!.environment).toMatchObject({
        SOCAI_EVENTS: expect.stringMatching(/^\$\{\w+:\?/u),
      });
  });
});

describe('Dockerfile', () => {
  test('begins twice from one pinned image, of the Node that the tests run on', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const base = /^ARG NODE_IMAGE=(.*)$/mu.exec(dockerfile)![1]!;
    expect(pinned(base)).toBe(true);
    expect(base).toMatch(new RegExp(`^node:${devDependencies.node}-`, 'u'));
    expect(instructions.filter(line => line.startsWith('FROM '))).toEqual([
      'FROM ${NODE_IMAGE} AS build',
      'FROM ${NODE_IMAGE}',
    ]);
  });

  test('starts the ledger as `npm start` does', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const command = JSON.parse(/^CMD (.*)$/mu.exec(instructions.at(-1)!)![1]!) as readonly string[];
    expect(scripts.start.split('&& ').at(-1)).toBe(command.join(' '));
  });

  test('runs as nobody special', () =>
    expect(instructions.filter(line => line.startsWith('USER ')).at(-1)).toBe('USER node'));
});

test.each(['redis:latest', 'redis', 'redis:7', 'eventstore/eventstore:lts'])('%s is not pinned', image =>
  expect(pinned(image)).toBe(false),
);
