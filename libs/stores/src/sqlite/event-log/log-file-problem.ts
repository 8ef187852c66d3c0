export type LogFileProblemCode =
  'missing' | 'in-use' | 'newer-version' | 'not-a-log' | 'damaged' | 'read-only' | 'disk-full' | 'unreadable';

/** The file of the log cannot be opened. The message is one sentence for whoever starts the ledger. */
export class LogFileProblem extends Error {
  override readonly name = 'LogFileProblem';
  constructor(
    readonly code: LogFileProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** Primary result codes of SQLite. Source: https://www.sqlite.org/rescode.html */
export const sqlite = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The primary result code of an error of `node:sqlite`; undefined for any other error. */
export const resultCodeOf = (error: unknown): number | undefined => {
  const code = (error as { readonly errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
};

/** By its member, not its class: an error of another thread or realm is an `Error` of another kind. */
export const textOf = (error: unknown): string =>
  (error as { readonly message?: string }).message ?? String(error);

const byResultCode: Readonly<Record<number, readonly [LogFileProblemCode, string]>> = {
  [sqlite.busy]: ['in-use', 'is being written by another process'],
  [sqlite.readOnly]: ['read-only', 'cannot be written: the file or its folder is read-only'],
  [sqlite.cannotOpen]: ['read-only', 'cannot be opened: its folder cannot be written, or it is no file'],
  [sqlite.corrupt]: ['damaged', 'is damaged or cut short: restore it from a backup'],
  [sqlite.full]: ['disk-full', 'cannot be written: the disk is full'],
  [sqlite.notADatabase]: ['not-a-log', 'is not a log of this ledger: it is no SQLite database'],
};

const bySystemCode: Readonly<Record<string, readonly [LogFileProblemCode, string]>> = {
  EACCES: ['read-only', 'cannot be written: no permission'],
  EPERM: ['read-only', 'cannot be written: no permission'],
  EROFS: ['read-only', 'cannot be written: the file system is read-only'],
  ENOSPC: ['disk-full', 'cannot be written: the disk is full'],
  ENOTDIR: ['unreadable', 'cannot be made: a part of its path is no folder'],
  EEXIST: ['unreadable', 'cannot be made: a part of its path is no folder'],
};

/** What went wrong with the file at `path`, in one sentence. */
export const logFileProblem = (path: string, error: unknown): LogFileProblem => {
  if (error instanceof LogFileProblem) return error;
  const system = (error as { readonly code?: string }).code ?? '';
  const known = byResultCode[resultCodeOf(error) ?? -1] ?? bySystemCode[system];
  if (known) return new LogFileProblem(known[0], `The log ${path} ${known[1]}.`);
  return new LogFileProblem('unreadable', `The log ${path} cannot be opened: ${textOf(error)}.`);
};
