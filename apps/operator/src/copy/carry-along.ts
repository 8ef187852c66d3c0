import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#event-sourcing';
import { openSqliteSealKeys, type SqliteSealKeys } from '#stores/sqlite';
import { keepHead } from '../backup/keep-head.js';
import type { KnownHead } from '../backup/known-heads.js';
import { NotDone } from '../telling/not-done.js';
import type { CopyPlan } from './plan.js';

/** What a ledger keeps beside its log and cannot make again. */
export interface Carried {
  /** Both ledgers have one folder: everything is where it must be. */
  readonly inPlace: boolean;
  /** Keys of sealed fields that were copied. */
  readonly keys: number;
}

/**
 * Brings keys of sealed fields, and the last signed head, into the folder of the ledger that goes on. Doing it again
 * changes nothing.
 * @throws NotDone, LogFileProblem, StoreUnavailable, an error of the file system
 */
export const carryAlong = async (
  { from, to }: CopyPlan,
  head: KnownHead | undefined,
  clock: Clock,
): Promise<Carried> => {
  mkdirSync(to.dataFolder, { recursive: true });
  if (realpathSync(from.dataFolder) === realpathSync(to.dataFolder)) return { inPlace: true, keys: 0 };
  if (head) keepHead(join(to.dataFolder, 'head-to-keep'), join(to.dataFolder, 'socai-heads'), head);
  const [path, there] = [from, to].map(({ dataFolder }) => join(dataFolder, 'seal-keys.db')) as [
    string,
    string,
  ];
  if (!existsSync(path)) return { inPlace: false, keys: 0 };
  const [ours, theirs] = [openSqliteSealKeys(path), openSqliteSealKeys(there)];
  try {
    return { inPlace: false, keys: await carryKeys(ours, theirs, { place: path, madeAt: clock.now() }) };
  } finally {
    for (const keys of [ours, theirs]) keys.close();
  }
};

/** The file that stays behind is a copy from now on: a redaction lists it until it is gone. */
const carryKeys = async (
  from: SqliteSealKeys,
  to: SqliteSealKeys,
  left: { readonly place: string; readonly madeAt: string },
): Promise<number> => {
  for (const copy of [...(await from.copies()), left]) await to.noteCopy(copy);
  const ids = await from.ids();
  for (const id of ids) {
    const key = (await from.find(id))!;
    const stands = await to.keep(id, key);
    if (stands.key !== key.key || stands.salt !== key.salt)
      throw new NotDone(
        'keys.differ',
        `Khóa khác / Another key stands under ${id} in the folder of the target.`,
      );
  }
  return ids.length;
};
