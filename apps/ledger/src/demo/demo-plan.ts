import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { eventsLocation, viewsLocation } from '#platform';
import { DemoFailed } from './demo-client.js';
import { DemoFolder } from './demo-folder.js';

/** What runs, and where it keeps its data. */
export interface DemoPlan {
  readonly folder: DemoFolder;
  readonly url: string;
  /** Of the ledger. */
  readonly environment: NodeJS.ProcessEnv;
  /** Of the projector beside it; absent when the ledger has it inside. */
  readonly projector?: NodeJS.ProcessEnv;
  /** What `socai verify` is told to check this ledger from outside. */
  readonly verify: string;
  /** What to say of the next start. */
  readonly again: string;
}

/** What `npm run demo -- --help` tells. */
export const demoUsage = `npm run demo: sổ mẫu trên máy này / a ledger with sample data on this machine

  npm run demo                        chạy, hoặc đi tiếp / starts, or goes on with the same data
  npm run demo -- --fresh             bắt đầu lại từ đầu / starts over
  npm run demo -- --servers --events esdb://… --views redis://…
                                      trên máy chủ / on EventStoreDB and Redis
  SOCAI_PORT=3055 npm run demo        trên cổng khác / on another port than 3000

  Dữ liệu ở / its data is in data/demo; thêm / more: README.md, docs/guides/running.md`;

const options = {
  help: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  servers: { type: 'boolean', default: false },
  events: { type: 'string' },
  views: { type: 'string' },
} as const;

/** @throws DemoFailed saying what is missing or wrong */
export const demoPlan = (args: readonly string[], environment: NodeJS.ProcessEnv): DemoPlan => {
  const said = understood(args);
  const host = '127.0.0.1';
  const port = environment['SOCAI_PORT'] ?? '3000';
  const common = { ...environment, SOCAI_DEMO: 'true', SOCAI_HOST: host, SOCAI_PORT: port };
  const at = { url: `http://${host}:${port}` };
  if (said.servers) return { ...at, ...onServers(said, common) };
  if (said.events ?? said.views)
    throw new DemoFailed('--events và / and --views: chỉ cùng / only together with --servers');
  const folder = new DemoFolder('data/demo');
  if (said.fresh) folder.startOver();
  const again = 'npm run demo goes on with the same data, --fresh starts over.';
  const verify = `--events sqlite:${folder.file('events.db')}`;
  return { ...at, folder, verify, again, environment: { ...common, ...embedded(folder) } };
};

type Said = ReturnType<typeof understood>;

/** Whether somebody only wants to know what there is. */
export const wantsUsage = (args: readonly string[]): boolean => understood(args).help;

const understood = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (fault) {
    throw new DemoFailed(`${(fault as Error).message}\n\n${demoUsage}`);
  }
};

const embedded = (folder: DemoFolder): NodeJS.ProcessEnv => ({
  SOCAI_EVENTS: `sqlite:${folder.file('events.db')}`,
  SOCAI_VIEWS: `sqlite:${folder.file('views.db')}`,
  SOCAI_LOG_FILE: folder.file('ledger.log'),
});

/** Under a name of its own, so that made-up data never comes into a ledger that shares the servers. */
const demoNamespace = 'demo';

const onServers = (said: Said, common: NodeJS.ProcessEnv): Omit<DemoPlan, 'url'> => {
  const { SOCAI_EVENTS, SOCAI_VIEWS, SOCAI_NAMESPACE, SOCAI_DATA } = common;
  const events = said.events ?? SOCAI_EVENTS;
  const views = said.views ?? SOCAI_VIEWS;
  const namespace = SOCAI_NAMESPACE ?? demoNamespace;
  mustBeServers(events, views);
  if (said.fresh)
    throw new DemoFailed(
      '--fresh không xóa được máy chủ / cannot empty servers: set another SOCAI_NAMESPACE',
    );
  const folder = new DemoFolder(`data/demo-servers/${namespace}`);
  const shared = { ...common, SOCAI_EVENTS: events!, SOCAI_VIEWS: views!, SOCAI_NAMESPACE: namespace };
  // In full: where the working folder itself is gone, Node's recursive mkdir of a relative path never ends.
  const place = (name: string): string => resolve(folder.file(name));
  const its = (name: string, port: string) => ({
    ...shared,
    SOCAI_PORT: port,
    SOCAI_LOG_FILE: place(`${name}.log`),
    SOCAI_DATA: place(name),
  });
  const data = SOCAI_DATA ?? folder.file('ledger');
  return {
    folder,
    environment: { ...its('ledger', common['SOCAI_PORT']!), SOCAI_DATA: data },
    verify: `--log ${data}/log`,
    projector: its('projector', '0'),
    again: `the same command goes on with the same data (SOCAI_NAMESPACE=${namespace}).`,
  };
};

const mustBeServers = (events = '', views = ''): void => {
  const log = eventsLocation(events);
  const read = viewsLocation(views);
  if ('engine' in log && log.engine === 'eventstoredb' && 'engine' in read && read.engine === 'redis') return;
  throw new DemoFailed(
    '--servers cần hai địa chỉ / needs two URLs: --events esdb://… --views redis://… (or SOCAI_EVENTS, SOCAI_VIEWS)',
  );
};
