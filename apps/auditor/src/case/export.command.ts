import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { keyLinesIn, NotUnderstood, required, type Said, type Telling, tellingCommand } from '#command-line';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { auditLogOrIndex } from '#stores/event-index';
import { logFileIn } from '../log-place.js';
import { trustOf } from '../verify/published/trust.js';
import { packed } from './archive.js';
import { type AskedHead, headIn } from './choose-head.js';
import { type CaseRequest, collectCase } from './collect-case.js';
import { filesOf } from './derived-files.js';
import { parseKnown } from './known.js';
import { parseScope } from './scope.js';
import { mustBeNew, writeWhole } from './write-case.js';

const usage = `socai export: xuất hồ sơ cho toà án, thanh tra / writes a case for a court or an inspectorate

  socai export --scope unit=<id>[,from=<day>][,to=<day>] --key <key> [--known <clock>] [--out case.zip]

  --scope <scope>    whose events, and of which days of effect, both included
  --key <key>        verifier key of the log, a line or a file; may be repeated
  --origin <name>    name of the log; that of the first key unless said
  --known <clock>    what was recorded: an index, or an instant; all that the newest signed head covers unless said
  --head <head>      the signed head to prove by: its number of events, or the file of a checkpoint that you kept; the
                     first signed at or after what was known unless said
  --out <file>       made whole or not at all; must not be there yet; case.zip unless said
  --events <file>    the SQLite file of the log, or a copy; data/events.db unless said (or SOCAI_EVENTS); of a log on
                     servers the index that a process of it keeps: data/index.db
  --log <folder>     published files; log beside the events unless said (or SOCAI_LOG_FOLDER)
  --json             one JSON object a line, for programs

  Chỉ đọc; trường niêm phong vẫn niêm phong / Reads only; sealed fields stay sealed.
  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, 2 không hiểu / not understood,
  3 không đọc hoặc ghi được, hoặc bị ngắt / could not read or write, or interrupted`;

const options = {
  scope: { type: 'string' },
  key: { type: 'string', multiple: true, default: [] as string[] },
  origin: { type: 'string' },
  known: { type: 'string' },
  head: { type: 'string' },
  out: { type: 'string', default: 'case.zip' },
  events: { type: 'string' },
  log: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface Plan {
  readonly events: string;
  readonly out: string;
  readonly request: CaseRequest;
}

type Asked = Said<typeof options>;

const planOf = (said: Asked, environment: NodeJS.ProcessEnv): Plan => {
  const events = resolve(logFileIn(said.events ?? environment['SOCAI_EVENTS'] ?? 'data/events.db'));
  const log = said.log ?? environment['SOCAI_LOG_FOLDER'] ?? join(dirname(events), 'log');
  const hasLog = statSync(log, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (said.log !== undefined && !hasLog) throw new NotUnderstood(`--log: không có / there is no ${log}`);
  required('key', said.key[0]);
  const request = {
    scope: readable(() => parseScope(required('scope', said.scope))),
    trust: trustIn(said),
    ...(hasLog && { log }),
    ...(said.head !== undefined && { head: headAsked(said.head) }),
    ...(said.known !== undefined && { known: readable(() => parseKnown(said.known!)) }),
  };
  return { events, out: resolve(said.out), request };
};

const trustIn = ({ key, origin }: Asked) => {
  const trusted = { keys: keyLinesIn(key), witnesses: [], quorum: 0 };
  return trustOf({ ...trusted, ...(origin !== undefined && { origin }) })!;
};

/** A number of events, or a file. @throws NotUnderstood */
const headAsked = (said: string): AskedHead =>
  /^\d{1,15}$/u.test(said)
    ? { size: Number(said) }
    : { note: readable(() => headIn(readFileSync(said)), `--head ${said}: `) };

/** @throws NotUnderstood */
const readable = <T>(read: () => T, about = ''): T => {
  try {
    return read();
  } catch (error) {
    throw new NotUnderstood(about + (error as Error).message);
  }
};

const run = async ({ events, out, request }: Plan, telling: Telling, signal: AbortSignal): Promise<void> => {
  mustBeNew(out);
  const audit = auditLogOrIndex(events);
  try {
    telling.step('read', 'Đọc sổ, tính bằng sự kiện / reading the ledger, in events');
    const watch = telling.watch(new SystemClock(), signal);
    const shown = await collectCase(audit, request, new SystemScheduler(true), watch);
    const archive = packed(filesOf(shown));
    signal.throwIfAborted();
    writeWhole(out, archive);
    const [count, sha256] = [shown.events.length, hash('sha256', archive, 'hex')];
    telling.say(
      'export',
      { out, events: count, known: shown.known, bytes: archive.length, sha256 },
      `XONG / DONE: ${out}: ${count} sự kiện / events, ≤ #${shown.known}, SHA-256 ${sha256}`,
    );
  } finally {
    audit.close();
  }
};

/** @returns the exit code */
export const exportCase = tellingCommand({
  usage,
  options,
  run: (said, telling, signal) => run(planOf(said, process.env), telling, signal),
});
