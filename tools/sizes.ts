import { fileSizeOf, functionsOf, median, type Measured } from './sources/measure.js';
import { isTypeScript, isWorkshop, textsUnder } from './sources/source-tree.js';

/** `npx node dist/tools/sizes.js`: median and largest sizes of what ships, in lines, for each library and app. */
const sources = textsUnder()
  .filter(isTypeScript)
  .filter(source => !isWorkshop(source));

const partOf = ({ path }: Measured): string => path.split('/').slice(0, 2).join('/');

const largest = (measured: readonly Measured[], count: number) =>
  [...measured].sort((one, other) => other.lines - one.lines).slice(0, count);

const row = (part: string, files: readonly Measured[], functions: readonly Measured[]) => ({
  part,
  files: files.length,
  'median file': median(files.map(({ lines }) => lines)),
  'largest file': largest(files, 1)[0]?.lines ?? 0,
  functions: functions.length,
  'median function': median(functions.map(({ lines }) => lines)),
  'largest function': largest(functions, 1)[0]?.lines ?? 0,
});

const files = sources.map(fileSizeOf);
const functions = sources.flatMap(functionsOf);
const parts = [...new Set(files.map(partOf))];
const inPart = (part: string) => (measured: Measured) => partOf(measured) === part;

console.table([
  ...parts.map(part => row(part, files.filter(inPart(part)), functions.filter(inPart(part)))),
  row('all', files, functions),
]);
for (const { path, lines } of largest(files, 5)) console.log(`${lines} lines: ${path}`);
for (const { path, line, name, lines } of largest(functions, 5)) {
  console.log(`${lines} lines: ${name} at ${path}:${line}`);
}
