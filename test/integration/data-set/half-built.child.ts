import { SqliteEventReader } from '#stores/sqlite';
import { feedOf } from '#test/support/feeding';
import { openViewsAt } from '#test/support/sqlite-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { rebuild } from '#views';
import { ledgerViews } from '../../../apps/projector/src/ledger-views.js';

/**
 * `half-built.child.js <events.db> <views.db>`: rebuilds every view up to the middle of the log, says so in a line, and
 * stands still until it is killed.
 */
const [events = '', views = ''] = process.argv.slice(2);
const log = new SqliteEventReader(events, timerScheduler);
const readStore = openViewsAt(views);
const never = new AbortController().signal;
let halfway = 0;

const half = (index: number): void => {
  if (index + 1 < ledgerViews.length) return;
  process.stdout.write('halfway\n');
};

for (const view of ledgerViews) {
  let stands = false;
  const reached = new Promise<void>(resolve => {
    void rebuild({
      ...feedOf(log, readStore),
      view,
      signal: never,
      onProgress: ({ done, total }) => (stands = done * 2 >= total),
      scheduler: { wait: () => (stands ? new Promise(() => resolve()) : Promise.resolve()) },
    });
  });
  await reached;
  half(halfway);
  halfway += 1;
}
// Kept alive: what is half built is killed, it does not end.
setInterval(() => undefined, 60_000);
