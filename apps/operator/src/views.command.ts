import { parseArgs } from 'node:util';
import { SystemScheduler } from '#platform/ambient';
import { LedgerClient, OperatorError } from './ledger-client.js';
import { progressLine, rebuildViews, type Show } from './rebuild-views.js';
import { viewsTable } from './views-table.js';

const usage = `socai views: các bản sao của khung nhìn / copies of views, from a running ledger

  socai views                       position, lag, digest, parked streams
  socai views rebuild <view> …      build views again beside the live ones, compare, switch
  socai views rebuild --all

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

const asked = async (args: readonly string[]): Promise<number> => {
  const { values, positionals = [] } = parsed(args) ?? {};
  if (!values || values.help) return explained(values?.help ?? false);
  const [verb, ...named] = positionals;
  const client = new LedgerClient({ url: values.url, token: process.env.SOCAI_TOKEN });
  if (verb === undefined) return list(client, values.json);
  if (verb !== 'rebuild' || values.all === named.length > 0) return explained(false);
  return rebuild(client, values.all ? undefined : named, values.json);
};

const explained = (wanted: boolean): number => {
  console[wanted ? 'log' : 'error'](usage);
  return wanted ? 0 : 2;
};

const list = async (client: LedgerClient, json: boolean): Promise<number> => {
  const copies = await client.views();
  console.log(json ? JSON.stringify(copies) : viewsTable(copies));
  return 0;
};

const rebuild = async (
  client: LedgerClient,
  named: readonly string[] | undefined,
  json: boolean,
): Promise<number> => {
  const live = (await client.views()).items.filter(({ state }) => state === 'live').map(({ name }) => name);
  await rebuildViews(client, named ?? live, new SystemScheduler(true), show(json));
  return 0;
};

/** @returns the exit code */
export const views = async (args: readonly string[]): Promise<number> => {
  try {
    return await asked(args);
  } catch (fault) {
    if (!(fault instanceof OperatorError)) throw fault;
    console.error(fault.message);
    return 1;
  }
};
