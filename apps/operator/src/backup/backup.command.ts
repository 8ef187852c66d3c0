import { dirname, join, resolve } from 'node:path';
import {
  keyLinesIn,
  required,
  type Said,
  type Subcommand,
  type Telling,
  tellingCommand,
} from '#command-line';
import { SystemClock } from '#platform/ambient';
import type { CheckLog } from './check-log.js';
import { type BackupPlan, makeBackup } from './make-backup.js';

const usage = `socai backup: sao lưu sổ, kể cả khi sổ đang chạy / a checked copy of a ledger, also while it runs

  socai backup [--events <file>] --to <folder>

  --events <file>    the SQLite file of the log; data/events.db unless said (or SOCAI_EVENTS)
  --to <folder>      made whole or not at all; must not be there yet
  --log <folder>     published files; the folder log beside the events unless said (or SOCAI_LOG_FOLDER)
  --heads <place>    last signed head; the folder socai-heads beside the events unless said (or SOCAI_LOG_HEADS)
  --key <key>        verifier key of the log, a line or a file; signatures are not checked without; may be repeated
  --with-keys        copies the keys of sealed fields too: the copy is then listed by every redaction until it is gone
  --json             one JSON object a line, for programs

  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, or the copy is not sound, 2 không hiểu / not understood,
  3 không đọc hoặc ghi được, hoặc bị ngắt / could not read or write, or interrupted`;

const options = {
  events: { type: 'string' },
  to: { type: 'string' },
  log: { type: 'string' },
  heads: { type: 'string' },
  key: { type: 'string', multiple: true, default: [] as string[] },
  'with-keys': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const planOf = (said: Said<typeof options>, environment: NodeJS.ProcessEnv): BackupPlan => {
  const place = said.events ?? environment['SOCAI_EVENTS'] ?? 'data/events.db';
  const events = resolve(place.replace(/^sqlite:/u, ''));
  const beside = (name: string): string => join(dirname(events), name);
  return {
    events,
    to: required('to', said.to),
    withKeys: said['with-keys'],
    keys: keyLinesIn(said.key),
    log: said.log ?? environment['SOCAI_LOG_FOLDER'] ?? beside('log'),
    heads: said.heads ?? environment['SOCAI_LOG_HEADS'] ?? beside('socai-heads'),
  };
};

const kibibyte = 1024;

const run = async (
  plan: BackupPlan,
  check: CheckLog,
  telling: Telling,
  signal: AbortSignal,
): Promise<void> => {
  const clock = new SystemClock();
  const copying = telling.watch(clock, signal);
  const checking = telling.watch(clock, signal);
  telling.step('copy', 'Sao chép, tính bằng KiB / copying, in KiB');
  let copied = 0;
  let begun = false;
  const progress = (done: number, total: number): void => {
    if (!begun) copying.begin(Math.ceil(total / kibibyte));
    begun = true;
    copying.progress(Math.ceil((done - copied) / kibibyte));
    copied = done;
  };
  const begin = (total: number): void => {
    telling.step('check', 'Kiểm tra bản sao, tính bằng sự kiện / checking the copy, in events');
    checking.begin(total);
  };
  const watched = { signal, begin, progress: (events: number) => checking.progress(events) };
  const manifest = await makeBackup(plan, { clock, check }, { signal, progress, checking: watched });
  const { events, published, keys } = manifest;
  telling.say(
    'backup',
    { to: resolve(plan.to), ...manifest },
    `XONG / DONE: ${resolve(plan.to)}: ${events} sự kiện / events, công bố / published ${published}, ` +
      `${keys ? 'CÓ khóa / WITH seal keys' : 'không có khóa / without seal keys'}`,
  );
};

/** @param check of the copy */
export const backup = (check: CheckLog): Subcommand =>
  tellingCommand({
    usage,
    options,
    run: (said, telling, signal) => run(planOf(said, process.env), check, telling, signal),
  });
