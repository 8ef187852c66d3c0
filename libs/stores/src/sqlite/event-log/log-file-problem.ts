export type LogFileProblemCode =
  'missing' | 'in-use' | 'newer-version' | 'not-a-log' | 'damaged' | 'read-only' | 'disk-full' | 'unreadable';

/**
 * The file of the log cannot be opened. The message is one sentence for whoever starts the ledger, in Vietnamese and in
 * English.
 */
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

/** What is wrong with a file, said of it: the verb and what follows. */
export type Wrong = Readonly<{ code: LogFileProblemCode; vi: string; en: string }>;

const busy: Wrong = {
  code: 'in-use',
  vi: 'đang được tiến trình khác ghi, hãy dừng nó trước',
  en: 'is being written by another process: stop that one first',
};
const full: Wrong = {
  code: 'disk-full',
  vi: 'không ghi được: đĩa đã đầy',
  en: 'cannot be written: the disk is full',
};
const forbidden: Wrong = {
  code: 'read-only',
  vi: 'không ghi được: không có quyền',
  en: 'cannot be written: no permission',
};
const noFolder: Wrong = {
  code: 'unreadable',
  vi: 'không tạo được: một phần đường dẫn không phải thư mục',
  en: 'cannot be made: a part of its path is no folder',
};

const byResultCode: Readonly<Record<number, Wrong>> = {
  [sqlite.busy]: busy,
  [sqlite.full]: full,
  [sqlite.readOnly]: {
    code: 'read-only',
    vi: 'không ghi được: tệp hoặc thư mục chỉ đọc',
    en: 'cannot be written: the file or its folder is read-only',
  },
  [sqlite.cannotOpen]: {
    code: 'read-only',
    vi: 'không mở được: thư mục không ghi được, hoặc đó không phải tệp',
    en: 'cannot be opened: its folder cannot be written, or it is no file',
  },
  [sqlite.corrupt]: {
    code: 'damaged',
    vi: 'bị hỏng hoặc bị cắt cụt, hãy khôi phục từ bản sao lưu',
    en: 'is damaged or cut short: restore it from a backup',
  },
  [sqlite.notADatabase]: {
    code: 'not-a-log',
    vi: 'không phải sổ này: không phải cơ sở dữ liệu SQLite',
    en: 'is not a log of this ledger: it is no SQLite database',
  },
};

const bySystemCode: Readonly<Record<string, Wrong>> = {
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: {
    code: 'read-only',
    vi: 'không ghi được: hệ thống tệp chỉ đọc',
    en: 'cannot be written: the file system is read-only',
  },
  ENOSPC: full,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
};

const cannotBeOpened = (reason: string): Wrong => ({
  code: 'unreadable',
  vi: 'không mở được',
  en: `cannot be opened: ${reason}`,
});

export const problemWith = (path: string, { code, vi, en }: Wrong): LogFileProblem =>
  new LogFileProblem(code, `Sổ ${path} ${vi} / The log ${en}.`);

/** What went wrong with the file at `path`, in one sentence. */
export const logFileProblem = (path: string, error: unknown): LogFileProblem => {
  if (error instanceof LogFileProblem) return error;
  const system = (error as { readonly code?: string }).code ?? '';
  const known = byResultCode[resultCodeOf(error) ?? -1] ?? bySystemCode[system];
  return problemWith(path, known ?? cannotBeOpened(textOf(error)));
};
