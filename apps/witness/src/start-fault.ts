import { FolderInUse, KeyFileProblem } from '#stores/files';
import { KeptHeadProblem } from './kept-heads.js';

/** What keeps a witness from its work, in one sentence for the person who started it; undefined for a bug. */
export const startFaultSentence = (fault: unknown): string | undefined => {
  const { message, syscall, path, code } = fault as NodeJS.ErrnoException;
  if ([KeyFileProblem, KeptHeadProblem, FolderInUse].some(kind => fault instanceof kind)) return message;
  if (fault instanceof RangeError) return `Không làm được khóa / The key cannot be made: ${message}.`;
  if (code === 'EADDRINUSE')
    return `Địa chỉ đang được dùng / The address is taken: ${message}. Name another with --listen.`;
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `Không nghe được ở địa chỉ ấy / Cannot listen there: ${message} (--listen).`;
  if (path !== undefined) return `Không đọc hoặc ghi được / Cannot read or write ${path}: ${message}.`;
  // An error of the system, as of a disk, has a code; a bug has none.
  return typeof code === 'string'
    ? `Nhân chứng không chạy được / The witness cannot run: ${message}.`
    : undefined;
};
