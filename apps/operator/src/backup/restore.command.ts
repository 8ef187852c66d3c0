import { resolve } from 'node:path';
import {
  keyLinesIn,
  NotUnderstood,
  required,
  type Said,
  type Subcommand,
  type Telling,
  tellingCommand,
} from '#command-line';
import { SystemClock } from '#platform/ambient';
import type { CheckLog } from './check-log.js';
import type { NewName } from './new-name.js';
import { type Restored, restoreLedger, type RestorePlan } from './restore-ledger.js';

const usage = `socai restore: khôi phục sổ từ bản sao lưu / puts a backup in the place of a lost ledger

  socai restore --from <backup> --to <folder> [--heads <place>] [--checkpoint <file>] …

  --from <backup>      a folder that socai backup made
  --to <folder>        where events.db is to be; a ledger that is there is never written over
  --heads <place>      last signed head of the lost ledger: the file, or its folder; may be repeated
  --checkpoint <file>  a checkpoint of the lost ledger that anybody kept; may be repeated
  --key <key>          verifier key of the log, a line or a file; signatures are not checked without; may be repeated
  --new-origin <name>  goes on under another name where signed events are lost; with --signing-key and --reason
  --signing-key <file> key file of the new name (socai keys generate)
  --former-key <file>  key file of the old name, where it is at hand: the statement is signed by both then
  --reason <text>      why, in one line: it is signed and published
  --json               one JSON object a line, for programs

  Lịch sử đã công bố không bị rẽ nhánh / A published history is not forked: a head that is larger than the backup, or
  that its events do not give, is refused. Heads in <folder>/socai-heads and <folder>/log are looked at unasked.

  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, 2 không hiểu / not understood,
  3 không đọc hoặc ghi được, hoặc bị ngắt / could not read or write, or interrupted`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  heads: { type: 'string', multiple: true, default: [] as string[] },
  checkpoint: { type: 'string', multiple: true, default: [] as string[] },
  'new-origin': { type: 'string' },
  'signing-key': { type: 'string' },
  'former-key': { type: 'string' },
  reason: { type: 'string' },
  key: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** @throws NotUnderstood */
const newNameIn = (said: Said<typeof options>): NewName | undefined => {
  const { 'new-origin': origin, 'former-key': formerKey, reason } = said;
  if (origin === undefined) {
    if (said['signing-key'] ?? formerKey ?? reason)
      throw new NotUnderstood('--signing-key, --former-key, --reason: chỉ cùng / only with --new-origin');
    return undefined;
  }
  const key = required('signing-key', said['signing-key']);
  const time = new SystemClock().now();
  return { origin, key, time, reason: required('reason', reason), ...(formerKey && { formerKey }) };
};

const run = async (
  plan: RestorePlan,
  check: CheckLog,
  telling: Telling,
  signal: AbortSignal,
): Promise<void> => {
  telling.step('check', 'Kiểm tra bản sao lưu / checking the backup');
  const restored = await restoreLedger(plan, check, telling.watch(new SystemClock(), signal));
  remarkOn(restored, telling);
  const { manifest, head, compared, newOrigin } = restored;
  const { events, published, keys, madeAt } = manifest;
  telling.say(
    'restore',
    {
      to: resolve(plan.to),
      events,
      published,
      madeAt,
      ...(head && { head: head.size }),
      compared,
      keys,
      ...(newOrigin && { origin: newOrigin.origin }),
    },
    `XONG / DONE: ${resolve(plan.to)}: ${events} sự kiện / events, đầu sổ / signed head ${head?.size ?? '–'}, ` +
      `sao lưu lúc / backed up ${madeAt}`,
  );
};

/** What to know before the ledger is started. */
const remarkOn = ({ manifest, compared, newOrigin }: Restored, telling: Telling): void => {
  const { events, published, keys } = manifest;
  if (!compared && published > 0)
    telling.remark(
      'restore.not-compared',
      'Chưa so với đầu sổ nào khác / No head of the lost ledger was at hand: before it is started, ask a witness, an ' +
        `auditor or a copy of /log for the newest checkpoint; one of more than ${events} events means that this ` +
        'ledger would fork it.',
    );
  if (newOrigin)
    telling.remark(
      'restore.new-origin',
      `Sổ đi tiếp với tên ${newOrigin.origin} / The log goes on as ${newOrigin.origin} from event ` +
        `${newOrigin.from.size}: start it with that SOCAI_LOG_ORIGIN, its key, and folders of its own, and keep ` +
        `what was published as ${newOrigin.former}.`,
    );
  if (!keys)
    telling.remark(
      'restore.no-keys',
      'Không có khóa / The backup has no seal keys: put seal-keys.db beside the events, or sealed fields stay unread.',
    );
};

const planOf = (said: Said<typeof options>): RestorePlan => {
  const from = required('from', said.from);
  const to = required('to', said.to);
  const heads = [...said.heads, ...said.checkpoint];
  const goesOnAs = newNameIn(said);
  return { from, to, heads, keys: keyLinesIn(said.key), ...(goesOnAs && { goesOnAs }) };
};

/** @param check of the copy */
export const restore = (check: CheckLog): Subcommand =>
  tellingCommand({
    usage,
    options,
    run: (said, telling, signal) => run(planOf(said), check, telling, signal),
  });
