import { type Telling, tellingCommand } from '#command-line';
import { PooledRandom, SystemClock, SystemScheduler } from '#platform/ambient';
import { type CopyPlan, planOf } from './plan.js';
import { moveLedger } from './move-ledger.js';
import type { CopyStep, Moved } from './move-parts.js';

const usage = `socai copy: chuyển sổ từ một máy lên máy chủ / moves a ledger from one machine to servers

  socai copy --from sqlite:<file> --to esdb://<host>… [--namespace <name>] [--data <folder>]

  --from <place>      the log, sqlite:<file>; its ledger must be stopped
  --to <place>        esdb://… or esdb+discover://… (or SOCAI_COPY_TO: a password is then in no list of processes)
  --namespace <name>  of the ledger on that server (or SOCAI_NAMESPACE)
  --data <folder>     what the ledger there keeps for itself, its SOCAI_DATA; the folder of --from unless said
  --log <folder>      published files of the source; the folder log beside the events unless said (or SOCAI_LOG_FOLDER)
  --heads <place>     its last signed head; socai-heads beside the events unless said (or SOCAI_LOG_HEADS)
  --json              one JSON object a line, for programs

  Sự kiện, đầu sổ và khóa được chép và đối chiếu, rồi nguồn bị niêm phong / Events, signed heads and keys are copied and
  compared, then the source is sealed: from then on the ledger runs on the servers alone. Broken off, run it again.

  Mã thoát / exit code: 0 xong, hoặc đã xong từ trước / done, also by an earlier run; 1 bị từ chối / refused;
  2 không hiểu / not understood; 3 bị ngắt hoặc máy chủ không trả lời / interrupted, or the server does not answer`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  namespace: { type: 'string' },
  data: { type: 'string' },
  log: { type: 'string' },
  heads: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const steps: Readonly<Record<CopyStep, string>> = {
  source: 'Kiểm tra sổ nguồn / checking the source',
  copying: 'Chép sự kiện / copying events',
  comparing: 'Đối chiếu từng sự kiện / comparing every event',
  heads: 'Chép đầu sổ đã ký / copying signed heads',
  target: 'Kiểm tra sổ đích / checking the target',
  seal: 'Niêm phong nguồn, mở đích / sealing the source, opening the target',
};

const run = async (plan: CopyPlan, telling: Telling, signal: AbortSignal): Promise<void> => {
  const clock = new SystemClock();
  const ambient = { clock, scheduler: new SystemScheduler(true), random: new PooledRandom() };
  const step = (name: CopyStep) => {
    telling.step(name, steps[name]);
    return telling.watch(clock, signal);
  };
  const moved = await moveLedger(plan, ambient, { signal, step });
  if (moved.keys)
    telling.remark(
      'keys.left-behind',
      `Khóa vẫn còn ở nguồn / ${moved.keys} keys of sealed fields are still in ${plan.from.dataFolder}: ` +
        'every redaction lists that file until it is destroyed.',
    );
  telling.say('copy', answerOf(plan, moved), textOf(plan, moved));
};

const answerOf = ({ from, to }: CopyPlan, { before, events, heads, root }: Moved) => ({
  from: from.name,
  to: to.name,
  data: to.dataFolder,
  before,
  events,
  heads,
  root,
});

const textOf = ({ from, to }: CopyPlan, { before, events, heads, root }: Moved): string =>
  [
    before
      ? `ĐÃ XONG TỪ TRƯỚC / DONE BEFORE: ${from.name} was moved to ${to.name}; nothing was left to do.`
      : `XONG / DONE: ${from.name} → ${to.name}; nguồn đã niêm phong / the source is sealed.`,
    `${events} sự kiện / events, ${heads} đầu sổ / signed heads, gốc / root ${root}`,
    `Chạy tiếp với / go on with: SOCAI_EVENTS=${to.name.replace(/ .*$/u, '')}… ` +
      (to.namespace === undefined ? '' : `SOCAI_NAMESPACE=${to.namespace} `) +
      `SOCAI_DATA=${to.dataFolder}, cùng / the same SOCAI_LOG_ORIGIN, SOCAI_LOG_KEY`,
  ].join('\n');

/** @returns the exit code */
export const copy = tellingCommand({
  usage,
  options,
  run: (said, telling, signal) => run(planOf(said, process.env), telling, signal),
});
