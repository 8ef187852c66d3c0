#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { SystemScheduler } from '#platform/ambient';
import { LedgerClient, OperatorError } from './ledger-client.js';
import { progressLine, rebuildViews, type Show } from './rebuild-views.js';
import { viewsTable } from './views-table.js';

const usage = `socai: công cụ vận hành / the operator's tool

  socai views                       copies of views: position, lag, digest, parked streams
  socai views rebuild <view> …      build views again beside the live ones, compare, switch
  socai views rebuild --all

  --url <url>    the ledger, http://127.0.0.1:3000 unless said (or SOCAI_URL)
  --json         for programs
  A token with the duty operator is read from SOCAI_TOKEN; a demo gives one by itself.
  Exit code: 0 done, 1 not done, 2 not understood.`;

const options = {
  url: { type: 'string', default: process.env.SOCAI_URL ?? 'http://127.0.0.1:3000' },
  json: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const parsed = () => {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (fault) {
    console.error(`${(fault as Error).message}\n\n${usage}`);
    return process.exit(2);
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

const main = async (): Promise<number> => {
  const { values, positionals } = parsed();
  const [noun, verb, ...named] = positionals;
  const client = new LedgerClient({ url: values.url, token: process.env.SOCAI_TOKEN });
  if (noun === 'views' && verb === undefined) {
    const copies = await client.views();
    console.log(values.json ? JSON.stringify(copies) : viewsTable(copies));
    return 0;
  }
  if (noun === 'views' && verb === 'rebuild' && values.all !== named.length > 0) {
    const live = (await client.views()).items.filter(({ state }) => state === 'live').map(({ name }) => name);
    await rebuildViews(client, values.all ? live : named, new SystemScheduler(true), show(values.json));
    return 0;
  }
  console[values.help ? 'log' : 'error'](usage);
  return values.help ? 0 : 2;
};

try {
  process.exitCode = await main();
} catch (fault) {
  if (!(fault instanceof OperatorError)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
