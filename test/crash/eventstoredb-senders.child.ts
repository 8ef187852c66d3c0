import { randomBytes } from 'node:crypto';
import { SystemClock } from '#platform/ambient';
import { openEventStoreDb } from '#stores/eventstoredb';
import { commandNamed, newEvents } from '#test/support/new-events';
import { timerScheduler } from '#test/support/timer-scheduler';

/** Sixteen senders append for ever, each to its own stream, and print what they were told stands. */
const [url, namespace, indexPath, life] = process.argv.slice(2) as [string, string, string, string];
const store = openEventStoreDb(url, {
  indexPath,
  namespace,
  clock: new SystemClock(),
  scheduler: timerScheduler,
  random: { bytes: count => randomBytes(count) },
});

const send = async (n: number): Promise<never> => {
  const stream = `line-${n}`;
  for (let { revision } = await store.read(stream, 0, 1); ;) {
    const commandId = commandNamed(`${life} ${n} ${revision}`);
    const outcome = await store.append(stream, revision, newEvents(commandId, 1 + (n % 3)));
    if (!outcome.appended) throw new Error(`${stream} was at ${outcome.actual}, not ${revision}`);
    ({ revision } = outcome);
    process.stdout.write(`${JSON.stringify([stream, revision, commandId])}\n`);
  }
};

await Promise.all(Array.from({ length: 16 }, (_, n) => send(n)));
