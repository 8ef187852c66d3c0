import { fileSizeOf, functionsOf, type Measured } from '#tools/sources/measure';
import { isCode, isWorkshop, textsUnder, type Source } from '#tools/sources/source-tree';

/**
 * In lines; tests and tools may be twice as long. Prettier holds code at 110 columns; texts and comments, which it
 * leaves alone, may have 120, and an import is as long as its path. Medians are a report:
 * `npx node dist/tools/sizes.js`.
 */
const limits = { file: 150, function: 40, columns: 120 };

const code = textsUnder().filter(isCode);
const allowance = (source: Source) => (isWorkshop(source) ? 2 : 1);

const over = (limit: number, measured: readonly Measured[]) =>
  measured
    .filter(({ lines }) => lines > limit)
    .map(({ path, line, name, lines }) => `${path}:${line} ${name}: ${lines}`);

const tooWide = ({ path, text }: Source) =>
  text
    .split('\n')
    .flatMap((line, at) =>
      [...line].length > limits.columns && !line.startsWith('import ') ? [`${path}:${at + 1}`] : [],
    );

test('there is code to measure', () => expect(code.length).toBeGreaterThan(20));

test('no long file', () =>
  expect(code.flatMap(source => over(limits.file * allowance(source), [fileSizeOf(source)]))).toEqual([]));

test('no long function', () =>
  expect(code.flatMap(source => over(limits.function * allowance(source), functionsOf(source)))).toEqual([]));

test('no wide line', () => expect(code.flatMap(tooWide)).toEqual([]));

describe('the measures', () => {
  const lines = (count: number) => 'step();\n'.repeat(count);
  const source = (text: string) => ({ path: 'libs/x/src/x.ts', text });

  test.each([
    ['a function', `function long() {\n${lines(39)}}`, 'long', 41],
    ['an arrow function', `const long = () => {\n${lines(39)}};`, 'long', 41],
    ['a method', `class X {\n  long() {\n${lines(39)}  }\n}`, 'long', 41],
    ['a callback', `each(() => {\n${lines(39)}});`, '(anonymous)', 41],
    [
      'a test in a group',
      `describe('x', () => {\ntest('y', () => {\n${lines(39)}});\n});`,
      '(anonymous)',
      41,
    ],
  ])('%s', (_, text, name, expected) =>
    expect(functionsOf(source(text))).toEqual([expect.objectContaining({ name, lines: expected })]),
  );

  test('a file', () => expect(fileSizeOf(source(lines(151))).lines).toBe(151));
  test('a wide line', () => expect(tooWide(source(`\n${'ư'.repeat(121)}\n`))).toEqual(['libs/x/src/x.ts:2']));
});
