import { join } from 'node:path';
import { DurableFolder } from '#stores/files';
import { SqliteEvidenceIndex } from '#stores/sqlite';
import { type PublishingStep, Publisher } from '#transparency/publishing';
import { instantOf } from '#kernel';
import { watchedDisk } from '#test/support/failing-disk';
import { logKeys, recordEvents } from '#test/support/published-log';
import { publisherLedgerIn } from '#test/support/publisher-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';

/**
 * Publishes rounds of the log in the folder argv[2], and kills itself in round argv[4] after the step argv[3], or
 * before the call to the disk that has this number in the round: `disk:12`. The log is on the server argv[5], in the
 * namespace argv[6], where they are given.
 */
const [folder = '', deadly = '', round = '1', url, namespace] = process.argv.slice(2);
const { store, control } = await publisherLedgerIn(folder, url, namespace);
let rounds = 0;
let calls = 0;
const passed = (step: PublishingStep | 'appended' | `disk:${number}`): void => {
  if (step === deadly && rounds === Number(round)) process.kill(process.pid, 'SIGKILL');
};
const disk = watchedDisk(() => passed(`disk:${(calls += 1)}`));
const publisher = new Publisher({
  log: store,
  control,
  keys: logKeys,
  scheduler: timerScheduler,
  index: SqliteEvidenceIndex.forWriting(join(folder, 'index.db')),
  files: new DurableFolder(join(folder, 'log'), disk),
  apart: new DurableFolder(join(folder, 'heads'), disk),
  clock: { now: () => instantOf(1_600_000_000_000) },
  everyMs: 1,
  tell: () => undefined,
  passed,
});
await publisher.audit(new AbortController().signal);
while (rounds < 3) {
  await recordEvents(store, `line-${deadly}-${round}-${rounds}`, 120);
  rounds = rounds + 1;
  calls = 0;
  passed('appended');
  await publisher.round();
}
process.stdout.write(`${calls}\n`, () => process.exit(0));
