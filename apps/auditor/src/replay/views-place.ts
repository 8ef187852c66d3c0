import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginUnfinished, BrokenOff } from '#command-line';
import type { Scheduler } from '#event-sourcing';
import { openSqliteReadStore } from '#stores/sqlite';
import type { ReadStore } from '#views';

/**
 * A file of views to work with: removed at the end, however that comes, or kept under the name given once the work is
 * done. @throws BrokenOff when that name is taken
 */
export const withViewsFile = async <T>(
  keep: string | undefined,
  scheduler: Scheduler,
  work: (store: ReadStore) => Promise<T>,
): Promise<T> => {
  if (keep !== undefined && existsSync(keep))
    throw new BrokenOff('keep.exists', `Đã có tệp / There is a file ${keep} already: name another.`);
  const folder = beginUnfinished(keep ?? join(tmpdir(), 'socai-replay'));
  const file = join(folder, 'views.db');
  const store = openSqliteReadStore(file, { scheduler });
  try {
    const answer = await work(store);
    store.close();
    if (keep !== undefined) renameSync(file, keep);
    return answer;
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
