import { readFileSync } from 'node:fs';
import { isCode, textsUnder, type Source } from '#tools/sources/source-tree';

const linesWith = (pattern: RegExp, sources: readonly Source[]) =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );

const texts = textsUnder();
const ofTests = ({ path }: Source) => /^test\/|[.]spec[.]ts$/.test(path);

// Spelt so that these lines do not find themselves.
const laterNotes = /\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/;
const machinePaths = /(^|[\s'"`(=:])\/(work|tmp|root|home|Users)\//;
const registryHosts = /registry[.](npmjs[.]org|yarnpkg[.]com|npmmirror[.]com)|^\s*(@[\w-]+:)?registry\s*=/;
const loneTests = /\b(describe|test|it)[.]only\b/;

test('nothing is left for later in a comment: an issue holds it, or it is done', () =>
  expect(linesWith(laterNotes, texts)).toEqual([]));

test('no path of somebody’s machine', () => {
  const shipped = texts.filter(source => !ofTests(source));
  expect(linesWith(machinePaths, shipped)).toEqual([]);
});

test('no package registry is named', () => {
  expect(linesWith(registryHosts, texts)).toEqual([]);
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});

test('no test stands alone', () => expect(linesWith(loneTests, texts.filter(isCode))).toEqual([]));

test('every text ends its last line, and no line ends in a blank', () => {
  const untidy = texts.filter(({ text }) => text !== '' && (!text.endsWith('\n') || /[ \t]+\n/.test(text)));
  expect(untidy.map(({ path }) => path)).toEqual([]);
});

test.each([
  [laterNotes, '// TO' + 'DO: later'],
  [machinePaths, "open('/work/main/x')"],
  [machinePaths, 'see /home/an/notes'],
  [registryHosts, 'registry=https://example.org'],
  [registryHosts, 'https://registry.npmjs' + '.org/x'],
  [loneTests, 'test' + '.only("x")'],
])('%s finds %s', (pattern, line) => expect(linesWith(pattern, [{ path: 'x', text: line }])).toHaveLength(1));
