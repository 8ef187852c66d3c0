import { parseArgs } from 'node:util';
import type { ViewCopies } from '#operations';
import { SystemScheduler } from '#platform/ambient';
import { LedgerClient, OperatorError } from './ledger-client.js';
import { progressLine, rebuildViews, type Show, type Waiting } from './rebuild-views.js';
import { viewsTable } from './views-table.js';

const usage = `socai views: các bản sao của khung nhìn / copies of views, from a running ledger

  socai views                       position, lag, digest, parked streams
  socai views rebuild <view> …      build views again beside the live ones, compare, switch
  socai views rebuild --all         Ctrl-C: the ledger goes on; after its restart the same command continues
  socai views rollback <view> …     make the newest retired copy live again; what was live is kept for a day
  socai views switch <copy>         make this retired copy live, as money@1#14

  --url <url>    the ledger, http://127.0.0.1:3000 unless said (or SOCAI_URL)
  --json         for programs
  A token with the duty operator is read from SOCAI_TOKEN; a demo gives one by itself.
  Mã thoát / exit code: 0 done, 1 not done, 2 not understood.`;

const options = {
  url: { type: 'string', default: process.env.SOCAI_URL ?? 'http://127.0.0.1:3000' },
  json: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    console.error(`${(fault as Error).message}\n`);
    return undefined;
  }
};

const show =
  (json: boolean): Show =>
  (view, state) => {
    if (json) console.log(JSON.stringify({ view, ...state }));
    else if (process.stdout.isTTY)
      process.stdout.write(`\r\x1b[K${progressLine(view, state)}${state.state === 'running' ? '' : '\n'}`);
    else console.log(progressLine(view, state));
  };

/** What was asked for, once it is understood. */
interface Order {
  readonly client: LedgerClient;
  readonly named: readonly string[];
  readonly all: boolean;
  readonly json: boolean;
  readonly waiting: Waiting;
}

interface Verb {
  readonly understands: (order: Order) => boolean;
  readonly run: (order: Order) => Promise<number>;
}

const asked = async (args: readonly string[], signal: AbortSignal): Promise<number> => {
  const { values, positionals = [] } = parsed(args) ?? {};
  if (!values || values.help) return explained(values?.help ?? false);
  const [name = '', ...named] = positionals;
  const { all, json, url } = values;
  const client = new LedgerClient({ url, token: process.env.SOCAI_TOKEN });
  const order = { client, named, all, json, waiting: { scheduler: new SystemScheduler(true), signal } };
  const verb = verbs.get(name);
  return verb?.understands(order) ? verb.run(order) : explained(false);
};

const explained = (wanted: boolean): number => {
  console[wanted ? 'log' : 'error'](usage);
  return wanted ? 0 : 2;
};

const list = async ({ client, json }: Order): Promise<number> => {
  const copies = await client.views();
  console.log(json ? JSON.stringify(copies) : viewsTable(copies));
  return 0;
};

const rebuild = async ({ client, named, all, waiting, json }: Order): Promise<number> => {
  const live = (await client.views()).items.filter(({ state }) => state === 'live').map(({ name }) => name);
  await rebuildViews(client, all ? live : named, waiting, show(json));
  return 0;
};

const rollBack = async ({ client, named, json }: Order): Promise<number> => {
  for (const view of named) sayLive(view, await client.switchTo(view), json);
  return 0;
};

const switchTo = async ({ client, named, json }: Order): Promise<number> => {
  const [copy = ''] = named;
  const [view = ''] = copy.split('@');
  sayLive(view, await client.switchTo(view, copy), json);
  return 0;
};

const verbs: ReadonlyMap<string, Verb> = new Map([
  ['', { understands: ({ all }) => !all, run: list }],
  ['rebuild', { understands: ({ all, named }) => all !== named.length > 0, run: rebuild }],
  ['rollback', { understands: ({ all, named }) => !all && named.length > 0, run: rollBack }],
  ['switch', { understands: ({ all, named }) => !all && named.length === 1, run: switchTo }],
]);

const sayLive = (view: string, { items }: ViewCopies, json: boolean): void => {
  const live = items.find(({ name, state }) => name === view && state === 'live');
  if (live) console.log(json ? JSON.stringify(live) : `${live.id}: live, ${live.lag} events to catch up`);
};

/** @returns the exit code */
export const views = async (args: readonly string[], signal: AbortSignal): Promise<number> => {
  try {
    return await asked(args, signal);
  } catch (fault) {
    if (!(fault instanceof OperatorError)) throw fault;
    console.error(fault.message);
    return 1;
  }
};
