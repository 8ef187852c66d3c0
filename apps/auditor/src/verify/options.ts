import { keyLines, NotUnderstood, type Said } from '#command-line';
import { parseVerifierKey } from '#evidence';
import { caseIn } from './case-option.js';
import { placesOf, present, sealKeysIn } from './places-option.js';
import type { Plan } from './plan.js';
import { type Trusted, trustOf } from './published/trust.js';

export const usage = `socai verify: kiểm tra toàn bộ sổ / checks a whole ledger, reading only, running or not

  socai verify [--events <file>] [--log <folder>] …     sự kiện và bản công bố / events and what is published
  socai verify --log <folder> --key <key> …             chỉ bản công bố / the published files alone, or a copy of them
  socai verify <case.zip> --key <key>                   một hồ sơ / a case that socai export wrote

  --events <file>      the SQLite file of the log; data/events.db unless --log is given alone (or SOCAI_EVENTS)
  --log <folder>       published files: checkpoint, tile/…; log beside the events unless said (or SOCAI_LOG_FOLDER)
  --heads <place>      last signed head, kept apart; socai-heads beside the events unless said (or SOCAI_LOG_HEADS)
  --key <key>          verifier key of the log: the line itself, or a file of lines; signatures are not checked without
  --origin <name>      name of the log; that of the first key unless said
  --checkpoint <file>  a checkpoint that you kept: history must continue it; may be repeated
  --witness <key>      verifier key of a witness, or a file of them; may be repeated
  --quorum <n>         how many witnesses must have signed what is published; 0 unless said
  --seal-keys <file>   keys of sealed fields; seal-keys.db beside the events unless said
  --opened <file>      with a case: the texts that were opened for it; each must be the one that its event commits to
  --open-sealed        opens sealed texts too and checks what is committed to; never prints them
  --jobs <n>           threads; one for each core unless said
  --resume <file>      writes down what is done, and goes on from there after an interruption
  --json               one JSON object a line, for programs

  Mã thoát / exit code: 0 nguyên vẹn / sound, 1 có phát hiện / findings, 2 không hiểu / not understood,
  3 không đọc được hoặc bị ngắt / could not read, or interrupted`;

export const options = {
  events: { type: 'string' },
  log: { type: 'string' },
  heads: { type: 'string' },
  key: { type: 'string', multiple: true, default: [] as string[] },
  origin: { type: 'string' },
  checkpoint: { type: 'string', multiple: true, default: [] as string[] },
  witness: { type: 'string', multiple: true, default: [] as string[] },
  quorum: { type: 'string', default: '0' },
  'seal-keys': { type: 'string' },
  opened: { type: 'string' },
  'open-sealed': { type: 'boolean', default: false },
  jobs: { type: 'string' },
  resume: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Values = Said<typeof options>;

export interface Asked {
  readonly plan: Plan;
  /** Threads; undefined: as many as are useful. */
  readonly jobs?: number;
  /** The file of a case: then only what is trusted is taken from the plan. */
  readonly caseFile?: string;
  /** Texts that were opened for it. */
  readonly openedFile?: string;
}

/** @param things the file of a case, or nothing. @throws NotUnderstood */
export const askedIn = (values: Values, things: readonly string[], environment: NodeJS.ProcessEnv): Asked => {
  try {
    return readFrom(values, things, environment);
  } catch (error) {
    throw new NotUnderstood((error as Error).message);
  }
};

const readFrom = (values: Values, things: readonly string[], environment: NodeJS.ProcessEnv): Asked => {
  const { checkpoint: held, origin, resume: state } = values;
  const trusted = {
    keys: keysIn('--key', values.key),
    witnesses: keysIn('--witness', values.witness),
    quorum: wholeNumber('--quorum', values.quorum, 0),
    ...(origin !== undefined && { origin }),
  };
  trustOf(trusted);
  mustBeAskable(trusted);
  const caseFile = caseIn(things, values);
  const jobs = values.jobs === undefined ? undefined : wholeNumber('--jobs', values.jobs, 1);
  const places = placesOf(values, environment);
  const keys = sealKeysIn(values, places.events);
  const plan = { ...places, ...keys, held, trusted, ...(state !== undefined && { state }) };
  return { plan, ...present({ jobs, caseFile, openedFile: values.opened }) };
};

const keysIn = (name: string, said: readonly string[]): readonly string[] =>
  said.flatMap(one => {
    try {
      const lines = keyLines(one);
      lines.forEach(parseVerifierKey);
      return lines;
    } catch (error) {
      throw new NotUnderstood(`${name}: ${(error as Error).message}`);
    }
  });

/** What nobody could check would look as if it had been. @throws NotUnderstood */
const mustBeAskable = ({ keys, witnesses, quorum }: Trusted): void => {
  if (witnesses.length > 0 && keys.length === 0)
    throw new NotUnderstood('--witness: cần cả / needs --key too');
  if (quorum > witnesses.length)
    throw new NotUnderstood(
      `--quorum ${quorum}: có / there are ${witnesses.length} nhân chứng / witnesses (--witness)`,
    );
};

const wholeNumber = (name: string, text: string, least: number): number => {
  if (!/^\d{1,6}$/u.test(text) || Number(text) < least)
    throw new NotUnderstood(
      `${name}: ${text} không phải số nguyên ≥ ${least} / is no whole number ≥ ${least}`,
    );
  return Number(text);
};
