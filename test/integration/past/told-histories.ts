import { feeding } from '#test/support/feeding';
import { sqliteViews } from '#test/support/sqlite-views';
import type { OpenViews } from '#test/contract/read-store.contract';
import type { Event } from '../views/naive-parts.js';
import type { Asking } from './asking.js';
import type { Drawing } from './drawing.js';
import type { History } from './histories/around.js';
import { wholeDesk } from './whole-desk.js';

/** Plays a history, and compares what is asked of it on SQLite, then on another store. */
export const onBothStores = async (
  openOther: () => Promise<OpenViews>,
  asking: Asking,
  history: History,
  draw: Drawing,
  compare: (events: readonly Event[]) => Promise<void>,
): Promise<void> => {
  const desk = wholeDesk();
  const sqlite = await sqliteViews();
  const other = await openOther();
  try {
    await history(desk, draw);
    for (const { store } of [sqlite, other]) {
      await feeding(desk.store, store).caughtUp();
      asking.turnTo({ log: desk.store, readStore: store });
      await compare(desk.events);
    }
  } finally {
    await other.remove();
    await sqlite.remove();
  }
};
