import { NotUnderstood, type Said } from '#command-line';
import { fileIn, logFileIn } from '../log-place.js';

export const usage = `socai replay: dựng lại khung nhìn từ sổ rồi so / rebuilds views from the log alone, and compares

  socai replay [--view <name>]… [--to <index|instant>] [--against <url>|sqlite:<file>]
  socai replay --case case.zip […]   the events of a case alone, without any server; its own figures are compared too

  --events <file>    the SQLite file of the log, read only, of a running ledger or not; data/events.db unless said
                     (or SOCAI_EVENTS); of a log on servers the index that a process of it keeps: data/index.db
  --case <file>      a case of socai export in the place of a log: what rests on its events alone is compared
  --view <name>      one view; may be repeated; all of them unless said
  --to <place>       up to an index of the log, or an instant such as 2020-01-02T03:04:05Z; to its end unless said
  --against <other>  a running ledger (http://…), or a file of views (sqlite:…): what it says now, or said as of --to
  --rows             goes through every document and entry, also where digests are equal
  --keep <file>      keeps what was built, as a file of views; without this it is removed
  --json             one JSON object a line, for programs

  A token with the duty auditor is read from SOCAI_TOKEN; a demo gives one by itself. An operator's token compares
  digests, and cannot name the document that differs.
  Mã thoát / exit code: 0 bằng nhau / equal, or nothing to compare with, 1 khác / differs, 2 không hiểu / not
  understood, 3 không làm được hoặc bị ngắt / could not, or interrupted`;

export const options = {
  events: { type: 'string' },
  case: { type: 'string' },
  view: { type: 'string', multiple: true, default: ['all'] as string[] },
  to: { type: 'string' },
  against: { type: 'string' },
  rows: { type: 'boolean', default: false },
  keep: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What to build, and what to hold it against. */
export interface ReplayPlan {
  readonly from: { readonly events: string } | { readonly caseFile: string };
  /** Names; undefined: all. */
  readonly views?: readonly string[];
  /** An index or an instant; undefined: the end of the log. */
  readonly to?: string;
  readonly against?: Other;
  /** Equal digests are not enough: they tell nothing of rows that were changed behind them. */
  readonly rows: boolean;
  readonly keep?: string;
}

export type Other =
  | { readonly kind: 'service'; readonly url: string; readonly token?: string }
  | { readonly kind: 'file'; readonly path: string };

/** @throws NotUnderstood */
export const planOf = (said: Said<typeof options>, environment: NodeJS.ProcessEnv): ReplayPlan => {
  const { view, to, against, keep, rows } = said;
  return {
    from: placeOf(said, environment),
    rows,
    ...(view.includes('all') ? {} : { views: view }),
    ...(to === undefined ? {} : { to }),
    ...(keep === undefined ? {} : { keep }),
    ...(against === undefined ? {} : { against: otherOf(against, environment['SOCAI_TOKEN']) }),
  };
};

const placeOf = (
  { events, case: caseFile }: Said<typeof options>,
  environment: NodeJS.ProcessEnv,
): ReplayPlan['from'] => {
  if (caseFile === undefined)
    return { events: logFileIn(events ?? environment['SOCAI_EVENTS'] ?? 'data/events.db') };
  if (events !== undefined) throw new NotUnderstood('--events, --case: chỉ một trong hai / one of the two');
  return { caseFile };
};

const otherOf = (said: string, token: string | undefined): Other =>
  /^https?:\/\//u.test(said)
    ? { kind: 'service', url: said, ...(token === undefined ? {} : { token }) }
    : { kind: 'file', path: fileIn('--against', said) };
