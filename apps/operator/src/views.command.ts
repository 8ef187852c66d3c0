import {
  BrokenOff,
  LedgerClient,
  LedgerProblem,
  NotDone,
  NotUnderstood,
  type Said,
  type Telling,
  tellingCommand,
} from '#command-line';
import type { ViewCopies } from '#operations';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { rebuildViews } from './rebuild-views.js';
import { switchTo, viewCopies } from './view-copies.js';
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
  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, or the copies differ, 2 không hiểu / not understood,
  3 sổ không trả lời, hoặc thôi đợi / the ledger does not answer, or was no longer waited for`;

const options = {
  url: { type: 'string', default: process.env.SOCAI_URL ?? 'http://127.0.0.1:3000' },
  json: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What was asked for, once it is understood. */
interface Order {
  readonly client: LedgerClient;
  readonly named: readonly string[];
  readonly all: boolean;
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

interface Verb {
  readonly understands: (order: Order) => boolean;
  readonly run: (order: Order) => Promise<void>;
}

const list = async ({ client, telling }: Order): Promise<void> => {
  const copies = await viewCopies(client);
  telling.say('views', copies, viewsTable(copies));
};

const rebuild = async ({ client, named, all, telling, signal }: Order): Promise<void> => {
  const live = (await viewCopies(client)).items.filter(({ state }) => state === 'live');
  const views = all ? live.map(({ name }) => name) : named;
  const ambient = { clock: new SystemClock(), scheduler: new SystemScheduler(true) };
  await rebuildViews(client, views, { ...ambient, signal, telling });
};

const rollBack = async ({ client, named, telling }: Order): Promise<void> => {
  for (const view of named) sayLive(view, await switchTo(client, view), telling);
};

const switchToCopy = async ({ client, named, telling }: Order): Promise<void> => {
  const [copy = ''] = named;
  const [view = ''] = copy.split('@');
  sayLive(view, await switchTo(client, view, copy), telling);
};

const verbs: ReadonlyMap<string, Verb> = new Map([
  ['', { understands: ({ all }) => !all, run: list }],
  ['rebuild', { understands: ({ all, named }) => all !== named.length > 0, run: rebuild }],
  ['rollback', { understands: ({ all, named }) => !all && named.length > 0, run: rollBack }],
  ['switch', { understands: ({ all, named }) => !all && named.length === 1, run: switchToCopy }],
]);

const sayLive = (view: string, { items }: ViewCopies, telling: Telling): void => {
  const live = items.find(({ name, state }) => name === view && state === 'live');
  if (!live) return;
  const { id, lag } = live;
  telling.say('live', live, `${id}: đang dùng, còn ${lag} sự kiện / live, ${lag} events to catch up`);
};

const run = (
  { url, all }: Said<typeof options>,
  [name = '', ...named]: readonly string[],
  telling: Telling,
  signal: AbortSignal,
): Promise<void> => {
  const token = process.env['SOCAI_TOKEN'];
  const client = new LedgerClient({ url, ...(token === undefined ? {} : { token }) });
  const order = { client, named, all, telling, signal };
  const verb = verbs.get(name);
  if (!verb?.understands(order))
    throw new NotUnderstood(`không hiểu / not understood: ${[name, ...named].join(' ')}`);
  return verb.run(order);
};

/** What the ledger refused is refused; one that does not answer, or fails, may do it later. */
const faultOf = (error: unknown): unknown => {
  if (!(error instanceof LedgerProblem)) return error;
  const { status = 0, message } = error;
  return status >= 400 && status < 500
    ? new NotDone('ledger.refused', message)
    : new BrokenOff('ledger.failed', message);
};

/** @returns the exit code */
export const views = tellingCommand({
  usage,
  options,
  faultOf,
  takesThings: true,
  run: (said, telling, signal, things) => run(said, things, telling, signal),
});
