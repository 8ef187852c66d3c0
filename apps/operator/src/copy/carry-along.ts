import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { NotDone } from '#command-line';
import type { Clock, KeyCopy, SealKeys } from '#event-sourcing';
import { openSqliteSealKeys, type SqliteSealKeys } from '#stores/sqlite';
import { keepHead } from '../backup/keep-head.js';
import type { KnownHead } from '../backup/known-heads.js';
import type { CopyPlan } from './plan.js';

/** The last signed head, into the folder of the ledger that goes on. */
export const carryHead = ({ from, to }: CopyPlan, head: KnownHead | undefined): void => {
  mkdirSync(to.dataFolder, { recursive: true });
  if (realpathSync(from.dataFolder) === realpathSync(to.dataFolder) || !head) return;
  keepHead(join(to.dataFolder, 'head-to-keep'), join(to.dataFolder, 'socai-heads'), head);
};

/**
 * Brings the keys of sealed fields to where the target keeps its own. Doing it again changes nothing.
 * @returns how many there are; 0 where nothing was ever sealed
 * @throws NotDone, LogFileProblem, StoreUnavailable
 */
export const carryKeys = async ({ from }: CopyPlan, to: SealKeys, clock: Clock): Promise<number> => {
  const path = join(from.dataFolder, 'seal-keys.db');
  if (!existsSync(path)) return 0;
  const keys = openSqliteSealKeys(path);
  try {
    return await keptToo(keys, to, { place: path, madeAt: clock.now() });
  } finally {
    keys.close();
  }
};

/** The file that stays behind is a copy from now on: a redaction lists it until it is gone. */
const keptToo = async (from: SqliteSealKeys, to: SealKeys, left: KeyCopy): Promise<number> => {
  const ids = await from.ids();
  if (ids.length === 0) return 0;
  for (const copy of [...(await from.copies()), left]) await to.noteCopy(copy);
  for (const id of ids) {
    const key = (await from.find(id))!;
    const stands = await to.keep(id, key);
    if (stands.key !== key.key || stands.salt !== key.salt)
      throw new NotDone('keys.differ', `Khóa khác / Another key stands under ${id} at the target.`);
  }
  return ids.length;
};
