import { tieredReadStore } from '#stores/redis';
import type { OpenViews } from '#test/contract/read-store.contract';
import type { ReadStore } from '#views';
import { redisViews } from './redis-views.js';
import { sqliteViews } from './sqlite-views.js';
import { timerScheduler } from './timer-scheduler.js';

/** Redis with the file behind it, both fed with the same batches, as their projectors do. */
export const tieredViews = async (url: string): Promise<OpenViews> => {
  const shared = await redisViews(url);
  const file = await sqliteViews();
  const copies = new Map<string, string>();
  const both = (): ReadStore => {
    const hot = shared.store;
    const cold = file.store;
    return {
      ...tieredReadStore({ hot, cold, scheduler: timerScheduler, waitMs: 50 }),
      create: async view => {
        const built = await hot.create(view);
        copies.set(built.id, (await cold.create(view)).id);
        return built;
      },
      commit: async (id, batch) => {
        await cold.commit(copies.get(id)!, batch);
        return hot.commit(id, batch);
      },
      drop: async id => {
        await cold.drop(copies.get(id)!);
        await hot.drop(id);
      },
    };
  };
  return {
    get store() {
      return both();
    },
    another: both,
    reader: both,
    reopen: async () => {
      await shared.reopen();
      await file.reopen();
    },
    remove: async () => {
      await shared.remove();
      await file.remove();
    },
  };
};
