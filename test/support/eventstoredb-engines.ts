import { EventStoreDbDouble } from './eventstoredb-double/double.js';

/** A server of one kind, running. */
export interface RunningEngine {
  readonly url: string;
  readonly port: number;
  /** What only the double can be made to do. */
  readonly double?: EventStoreDbDouble;
  stop(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  start(): Promise<RunningEngine>;
}

const double: Engine = {
  name: 'the double',
  start: async () => {
    const running = await EventStoreDbDouble.start();
    return { url: running.url, port: running.port, double: running, stop: () => running.stop() };
  },
};

const given = (url: string): Engine => ({
  name: 'a real server (SOCAI_TEST_ESDB)',
  start: async () => ({ url, port: portOf(url), stop: async () => undefined }),
});

const container = (image: string): Engine => ({
  name: `a real server (${image})`,
  start: async () => {
    const { GenericContainer, Wait } = await import('testcontainers');
    const started = await new GenericContainer(image)
      .withCommand(['--insecure', '--mem-db'])
      .withExposedPorts(2113)
      .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
      .start();
    const port = started.getMappedPort(2113);
    return { url: `esdb://127.0.0.1:${port}?tls=false`, port, stop: async () => void (await started.stop()) };
  },
});

const portOf = (url: string): number =>
  Number(/:(\d+)/u.exec(url.replace(/^[a-z+]*:\/\//u, ''))?.[1] ?? 2113);

const real = (): readonly Engine[] => {
  const { SOCAI_TEST_ESDB: url, SOCAI_TEST_ESDB_IMAGE: image } = process.env;
  if (url) return [given(url)];
  return image ? [container(image)] : [];
};

/** The double always, a real server where the environment gives one. Says loudly which. */
export const eventStoreDbEngines = (): readonly Engine[] => {
  const engines = [double, ...real()];
  const hint =
    engines.length > 1 ? '' : '. Set SOCAI_TEST_ESDB (a URL) or SOCAI_TEST_ESDB_IMAGE for a real server';
  process.stderr.write(
    `EventStoreDB: running on ${engines.map(({ name }) => name).join(' and on ')}${hint}.\n`,
  );
  return engines;
};

/** Declares the same specs for every engine; `engine()` is the one running. */
export const onEveryEngine = (specs: (engine: () => RunningEngine) => void): void => {
  describe.each(eventStoreDbEngines().map(engine => [engine.name, engine] as const))('on %s', (_, engine) => {
    let running: RunningEngine;
    beforeAll(async () => {
      running = await engine.start();
    }, 120_000);
    afterAll(() => running.stop());
    specs(() => running);
  });
};
