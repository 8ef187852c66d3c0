import { CopyGone, ReadStoreUnavailable } from '#views/port';

/** Primary result codes. Source: https://www.sqlite.org/rescode.html */
const perm = 3;
const busy = 5;
const locked = 6;
const readOnly = 8;
const ioError = 10;
export const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notADatabase = 26;

const primaryCode = (fault: unknown): number | undefined => {
  const code = (fault as { errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
};

export const isDamage = (fault: unknown): boolean =>
  [corrupt, notADatabase].includes(primaryCode(fault) ?? 0);

const passing: Readonly<Record<number, string>> = {
  [perm]: 'may not be opened',
  [busy]: 'is locked by another writer',
  [locked]: 'is locked',
  [readOnly]: 'cannot be written to',
  [ioError]: 'could not be read or written',
  [full]: 'could not grow: the disk is full',
  [cannotOpen]: 'cannot be opened',
};

/** The engine's error under the name the port gives it; any other error as it is. */
export const namedFault = (fault: unknown, path: string): unknown => {
  const sentence = passing[primaryCode(fault) ?? 0];
  if (sentence) return new ReadStoreUnavailable(`${path} ${sentence}`, { cause: fault });
  const table = /no such table: t(\d+)_/u.exec(String((fault as Error | undefined)?.message))?.[1];
  return table ? new CopyGone(`#${table}`) : fault;
};
