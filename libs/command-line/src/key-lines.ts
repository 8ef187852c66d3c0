import { readFileSync } from 'node:fs';

const named = /^[^+/]+\+[0-9a-f]{8}\+/u;
const whole = /^\S+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/u;

/**
 * Verifier keys as they are given on a command line: the line itself, or a file of lines. A key has plus signs between
 * its parts; a path that has two of them can be written with `./`.
 * @throws Error when the file cannot be read, or says no key: nobody should believe that signatures were checked
 */
export const keyLines = (said: string): readonly string[] => {
  if (named.test(said) || whole.test(said)) return [said];
  const lines = textOf(said)
    .split('\n')
    .filter(line => line.trim() !== '');
  if (lines.length === 0)
    throw new Error(`${said}: tệp không có khóa nào / there is no verifier key in this file`);
  return lines;
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `${path}: không phải khóa, cũng không đọc được tệp / is no verifier key, nor a file that can be read (${code})`,
    );
  }
};
