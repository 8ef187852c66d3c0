import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { keyLinesIn, LedgerClient, NotUnderstood, required, type Said } from '#command-line';
import { logFileIn } from '../log-place.js';
import { trustOf } from '../verify/published/trust.js';
import { type AskedHead, headIn } from './choose-head.js';
import type { CaseRequest } from './collect-case.js';
import { parseKnown } from './known.js';
import { parseScope } from './scope.js';

export const usage = `socai export: xuất hồ sơ cho toà án, thanh tra / writes a case for a court or an inspectorate

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
  --open-sealed <url>  asks this running ledger for the sealed texts of the case, with a token in SOCAI_TOKEN whose
                     duties open them; they go into case.opened.json, and the ledger records who read which
  --json             one JSON object a line, for programs

  Chỉ đọc; trường niêm phong vẫn niêm phong / Reads only; sealed fields stay sealed in the case, whoever asks.
  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, 2 không hiểu / not understood,
  3 không đọc hoặc ghi được, hoặc bị ngắt / could not read or write, or interrupted`;

export const options = {
  scope: { type: 'string' },
  key: { type: 'string', multiple: true, default: [] as string[] },
  origin: { type: 'string' },
  known: { type: 'string' },
  head: { type: 'string' },
  out: { type: 'string', default: 'case.zip' },
  events: { type: 'string' },
  log: { type: 'string' },
  'open-sealed': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What to write, and where. */
export interface ExportPlan {
  readonly events: string;
  readonly out: string;
  readonly request: CaseRequest;
  /** A running ledger that opens the sealed texts, as far as whoever asks may read them. */
  readonly opening?: LedgerClient;
}

type Asked = Said<typeof options>;

/** @throws NotUnderstood */
export const planOf = (said: Asked, environment: NodeJS.ProcessEnv): ExportPlan => {
  const events = resolve(logFileIn(said.events ?? environment['SOCAI_EVENTS'] ?? 'data/events.db'));
  const opening = openingIn(said, environment);
  const request = requestIn(said, logFolderIn(said, environment, events));
  return { events, out: resolve(said.out), request, ...(opening && { opening }) };
};

const logFolderIn = (
  { log: said }: Asked,
  environment: NodeJS.ProcessEnv,
  events: string,
): string | undefined => {
  const log = said ?? environment['SOCAI_LOG_FOLDER'] ?? join(dirname(events), 'log');
  if (statSync(log, { throwIfNoEntry: false })?.isDirectory()) return log;
  if (said === undefined) return undefined;
  throw new NotUnderstood(`--log: không có / there is no ${log}`);
};

const requestIn = (said: Asked, log: string | undefined): CaseRequest => {
  const { key, head, known } = said;
  required('key', key[0]);
  return {
    scope: readable(() => parseScope(required('scope', said.scope))),
    trust: trustIn(said),
    ...(log !== undefined && { log }),
    ...(head !== undefined && { head: headAsked(head) }),
    ...(known !== undefined && { known: readable(() => parseKnown(known)) }),
  };
};

const openingIn = ({ 'open-sealed': url }: Asked, environment: NodeJS.ProcessEnv) => {
  if (url === undefined) return undefined;
  if (!/^https?:\/\//u.test(url))
    throw new NotUnderstood('--open-sealed: http://… của sổ đang chạy / of a running ledger');
  const token = environment['SOCAI_TOKEN'];
  return new LedgerClient({ url, demoDuty: 'auditor', ...(token === undefined ? {} : { token }) });
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
