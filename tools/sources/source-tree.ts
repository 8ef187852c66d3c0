import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What git does not keep, or keeps only as a record of what npm resolved. */
const passedOver = new Set([
  'node_modules',
  'dist',
  'data',
  'coverage',
  '.git',
  '.socai',
  'package-lock.json',
  // Bytes of others, unchanged.
  'vectors',
]);

/** A text of this repository; `path` from its root, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const pathsUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !passedOver.has(name) && !name.endsWith('.log'))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? pathsUnder(path) : entry.isFile() ? [path] : [];
    })
    .sort();

/** Every committed kind of file under a folder, by path. */
export const textsUnder = (folder = '.'): readonly Source[] =>
  pathsUnder(folder).map(path => ({ path, text: readFileSync(path, 'utf8') }));

const codeExtensions = new Set(['.ts', '.js', '.cjs', '.mjs']);

export const isCode = ({ path }: Source): boolean => codeExtensions.has(extname(path));
export const isTypeScript = ({ path }: Source): boolean => path.endsWith('.ts');

/** Code that only tests or developers run. */
export const isWorkshop = ({ path }: Source): boolean =>
  /^(test|tools)\/|[.]spec[.]ts$|\/testing\//.test(path) || !path.includes('/');
