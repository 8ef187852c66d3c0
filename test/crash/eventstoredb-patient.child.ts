import { randomBytes } from 'node:crypto';
import { StoreUnavailable } from '#event-sourcing';
import { openEventStoreDb } from '#stores/eventstoredb';
import { SystemClock } from '#platform/ambient';
import { commandNamed, newEvents } from '#test/support/new-events';
import { timerScheduler } from '#test/support/timer-scheduler';

/**
 * Eight senders append for ever, each to its own stream, and print what they were told stands, when. Whatever is not
 * known to stand is sent again, the same bytes at the same revision: a conflict would be somebody else's event. Why
 * something is not known goes to standard error.
 */
const [url, namespace, indexPath, name] = process.argv.slice(2) as [string, string, string, string];
const store = openEventStoreDb(url, {
  indexPath,
  namespace,
  clock: new SystemClock(),
  scheduler: timerScheduler,
  random: { bytes: count => randomBytes(count) },
});

const appended = async (stream: string, expected: number, commandId: string, count: number) => {
  for (;;) {
    try {
      return await store.append(stream, expected, newEvents(commandId, count));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      process.stderr.write(`${error.message}\n`);
      await timerScheduler.wait(20);
    }
  }
};

const send = async (n: number): Promise<never> => {
  const stream = `line-${name}-${n}`;
  for (let revision = -1; ;) {
    const commandId = commandNamed(`${name} ${n} ${revision}`);
    const outcome = await appended(stream, revision, commandId, 1 + (n % 3));
    if (!outcome.appended) throw new Error(`${stream} was at ${outcome.actual}, not ${revision}`);
    ({ revision } = outcome);
    process.stdout.write(`${JSON.stringify([stream, revision, commandId, Date.now()])}\n`);
  }
};

await Promise.all(Array.from({ length: 8 }, (_, n) => send(n)));
