import { openSqliteEventStore } from '#stores/sqlite';
import { commandNamed, eventOfBytes } from '#test/support/new-events';
import { timerScheduler } from '#test/support/timer-scheduler';

/** Appends to the log at argv[2], eight at a time, until no more can be written, and prints what happened. */
const print = (line: string) => process.stdout.write(`${line}\n`);
let fatal = 0;
const store = await openSqliteEventStore(process.argv[2]!, {
  scheduler: timerScheduler,
  onFatal: error => {
    fatal += 1;
    print(`fatal ${error.name} ${error.message}`);
  },
});

const fill = async (stream: string): Promise<void> => {
  for (let n = 0; ; n += 1) {
    await store.append(stream, n - 1, [eventOfBytes(commandNamed(`${stream} ${n}`), 20_000)]);
    print(`written ${stream} ${n}`);
  }
};

const ends = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => fill(`line-${n}`)));
for (const end of ends) print(`ended ${end.status === 'rejected' && (end.reason as Error).name}`);
const later = await store
  .append('line-0', -1, [eventOfBytes(commandNamed('later'), 1_000)])
  .catch((error: Error) => error);
print(`later ${(later as Error).name}`);
print(`readable ${(await store.head()).index >= 0}`);
await store.close();
print(`closed ${fatal}`);
