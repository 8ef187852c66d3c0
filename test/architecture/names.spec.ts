import { existsSync, readFileSync } from 'node:fs';
import { textsUnder } from '#tools/sources/source-tree';

const drawers = new Set(['util', 'utils', 'common', 'helper', 'helpers', 'misc']);

/** A name says what is in it. A drawer says only that somebody did not know where else to put it. */
const drawersIn = (path: string) =>
  path.split(/[/.-]/).filter(word => drawers.has(word.toLowerCase())).length > 0 ? [path] : [];

test('no drawers', () => expect(textsUnder().flatMap(({ path }) => drawersIn(path))).toEqual([]));

test.each(['libs/units/src/utils/dates.ts', 'libs/common/src/index.ts', 'test/support/http-helpers.ts'])(
  '%s would be one',
  path => expect(drawersIn(path)).toEqual([path]),
);

describe('aliases of package.json', () => {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
  const whole = Object.entries(imports).filter(([, target]) => !target.includes('*'));

  /** An alias may be announced before its library has a front door; from then on, every alias leads somewhere. */
  test.each(whole)('%s leads to a source', (_, compiled) => {
    const source = compiled.replace('./dist/', '').replace(/[.]js$/, '.ts');
    const frontDoor = `${source.split('/').slice(0, 2).join('/')}/src/index.ts`;
    expect(existsSync(frontDoor) && !existsSync(source) ? [`${source} is missing`] : []).toEqual([]);
  });
});
