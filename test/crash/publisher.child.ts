import { join } from 'node:path';
import { DurableFolder } from '#stores/files';
import { SqliteControlStreams, SqliteEvidenceIndex } from '#stores/sqlite';
import { type PublishingStep, Publisher } from '#transparency/publishing';
import { instantOf } from '#kernel';
import { logKeys, recordEvents } from '#test/support/published-log';
import { openLogAt } from '#test/support/sqlite-log';
import { timerScheduler } from '#test/support/timer-scheduler';

/** Publishes rounds of the log in the folder argv[2], and kills itself in round argv[4] after the step argv[3]. */
const [folder = '', deadly = '', round = '1'] = process.argv.slice(2);
const path = join(folder, 'events.db');
const store = await openLogAt(path);
let rounds = 0;
const passed = (step: PublishingStep): void => {
  if (step === deadly && rounds === Number(round)) process.kill(process.pid, 'SIGKILL');
};
const publisher = new Publisher({
  ...{ log: store, control: SqliteControlStreams.open(path), keys: logKeys, scheduler: timerScheduler },
  index: SqliteEvidenceIndex.forWriting(join(folder, 'index.db')),
  files: new DurableFolder(join(folder, 'log')),
  apart: new DurableFolder(join(folder, 'heads')),
  clock: { now: () => instantOf(1_600_000_000_000) },
  ...{ everyMs: 1, tell: () => undefined, passed },
});
await publisher.audit(new AbortController().signal);
while (rounds < 3) {
  await recordEvents(store, `line-${deadly}-${round}-${rounds}`, 120);
  rounds += 1;
  await publisher.round();
}
process.exit(0);
