import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** The file of a key cannot be used. The message is one sentence, and never shows a part of the key. */
export class KeyFileProblem extends Error {
  override readonly name = 'KeyFileProblem';
}

const others = 0o077;

/**
 * The lines of a file that holds a private key.
 * @throws KeyFileProblem when it is not there, or when others than its owner may read or write it
 */
export const readKeyFile = (path: string): readonly string[] => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new KeyFileProblem(`Không có tệp khóa / There is no key file: ${path}.`);
  const mode = stat.mode & 0o777;
  if (mode & others)
    throw new KeyFileProblem(
      `Tệp khóa ${path} có quyền 0${mode.toString(8)}, chỉ chủ của nó được đọc / ` +
        `The key file has mode 0${mode.toString(8)}: nobody but its owner may read it (chmod 600).`,
    );
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '');
};

/**
 * Makes a key file that only its owner may read, durably.
 * @throws KeyFileProblem when there is one already: a key is never written over
 */
export const makeKeyFile = (path: string, lines: readonly string[]): void => {
  mkdirSync(dirname(path), { recursive: true });
  const handle = opened(path);
  try {
    writeSync(handle, lines.map(line => `${line}\n`).join(''));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(dirname(path));
};

/**
 * Puts other lines in the place of a key file's: whenever somebody looks, and after a crash, the old ones or the new
 * ones are there, whole. What an earlier attempt left behind is removed.
 * @param change from the lines that are there; when it throws nothing is changed
 * @throws KeyFileProblem when there is no key file, or others than its owner may use it
 */
export const changeKeyFile = async (
  path: string,
  change: (lines: readonly string[]) => Promise<readonly string[]>,
): Promise<void> => {
  // A link is followed: replacing it would leave the key where it was.
  const place = existsSync(path) ? realpathSync(path) : path;
  const lines = await change(readKeyFile(place));
  const beside = `${place}.new`;
  rmSync(beside, { force: true });
  makeKeyFile(beside, lines);
  renameSync(beside, place);
  syncFolder(dirname(place));
};

/** A new file is durable only when its folder is: signed heads must not outlive their key. */
const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const opened = (path: string): number => {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new KeyFileProblem(
      code === 'EEXIST'
        ? `Tệp khóa đã có / The key file ${path} exists already.`
        : `Không tạo được tệp khóa / The key file ${path} cannot be made: ${message}.`,
    );
  }
};
