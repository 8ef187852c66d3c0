import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventStoreDbEngines } from '#test/support/eventstoredb-engines';
import { median } from './pairs.js';
import type { Row } from './row.js';
import type { Plan } from './servers/work.js';

const child = fileURLToPath(new URL('./servers/one.child.js', import.meta.url));
const run = promisify(execFile);
const streams = 64;
const quickEvents = 20;
const events = 100;

interface Taken {
  readonly seconds: number;
  readonly processor: number;
}

const measured = async (work: string, by: 'store' | 'bare', plan: Plan): Promise<Taken> =>
  JSON.parse((await run(process.execPath, [child, work, by, JSON.stringify(plan)])).stdout);

const kinds: readonly { readonly work: string; readonly against: string; readonly goal: string }[] = [
  { work: 'append', against: 'the same appends by the bare client, 64 at once', goal: '>= 0.8' },
  { work: 'read', against: 'the same streams read by the bare client', goal: 'none set' },
  { work: 'follow', against: 'a bare subscription from the start; ours makes its index', goal: '>= 0.8' },
  { work: 'rebuild', against: 'a bare subscription from the start; ours has its index', goal: 'none set' },
];

/** Alternating pairs on one server, each in a new process; a log that is appended to is a new one each time. */
const benchKind = async (
  { work, against, goal }: (typeof kinds)[number],
  planned: (fresh: boolean, indexed: boolean) => Plan,
  pairs: number,
): Promise<Row> => {
  const ratios: { readonly ours: Taken; readonly raw: Taken }[] = [];
  const plan = () => planned(work === 'append', work !== 'follow');
  for (let n = 0; n < pairs; n += 1) {
    const ours = await measured(work, 'store', plan());
    ratios.push({ ours, raw: await measured(work, 'bare', plan()) });
  }
  const of = (part: keyof Taken) => median(ratios.map(({ ours, raw }) => raw[part] / ours[part]));
  const { eventsPerStream } = plan();
  const rate = (taken: readonly Taken[]) =>
    Math.round((streams * eventsPerStream) / median(taken.map(({ seconds }) => seconds))).toLocaleString(
      'en',
    );
  return {
    work: `${work} on the server, through the store`,
    against,
    goal,
    ratio: of('seconds'),
    detail:
      `${rate(ratios.map(({ ours }) => ours))}/s against ${rate(ratios.map(({ raw }) => raw))}/s; ` +
      `of processor time ${of('processor').toFixed(2)}`,
  };
};

/** The store beside the bare client, on the same server in the same run. `SOCAI_TEST_ESDB` gives a real one. */
export const benchServers = async (quick: boolean): Promise<readonly Row[]> => {
  if (process.env['SOCAI_EVENTS']?.startsWith('esdb'))
    process.env['SOCAI_TEST_ESDB'] ??= process.env['SOCAI_EVENTS'];
  const kind = eventStoreDbEngines().at(-1)!;
  process.stderr.write(`The server of this benchmark: ${kind.name}.\n`);
  const engine = await kind.start();
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  const eventsPerStream = quick ? quickEvents : events;
  const name = () => `b${randomBytes(6).toString('hex')}`;
  const common = { url: engine.url, streams, eventsPerStream };
  const standing = { namespace: `${name()}.`, indexPath: join(folder, 'standing.db') };
  const planned = (fresh: boolean, indexed: boolean): Plan => ({
    ...common,
    ...standing,
    ...(fresh ? { namespace: `${name()}.`, indexPath: join(folder, `${name()}.db`) } : {}),
    ...(indexed ? {} : { indexPath: join(folder, `${name()}.db`) }),
  });
  try {
    await measured('append', 'store', planned(false, true));
    const rows: Row[] = [];
    for (const each of kinds) rows.push(await benchKind(each, planned, quick ? 3 : 5));
    return rows;
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true });
  }
};
