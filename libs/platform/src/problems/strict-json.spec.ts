import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProblemException } from './problem.js';
import { parseStrictJson } from './strict-json.js';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));

const codeOf = (text: string): string | undefined => {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemException) return error.code;
    throw error;
  }
};

const plain = fc
  .jsonValue({ maxDepth: 6 })
  .filter(value => !/__proto__|constructor|prototype/u.test(JSON.stringify(value)));

describe('a JSON text', () => {
  test('reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(plain, value => {
        const text = JSON.stringify(value);
        const code = codeOf(text);
        if (code === undefined) expect(parse(text)).toEqual(JSON.parse(text));
        else expect(['body.number-too-large', 'body.broken-unicode']).toContain(code);
      }),
    );
  });

  test('with a member twice, anywhere and however escaped, is refused', () => {
    const twice = fc.tuple(fc.string({ minLength: 1 }), plain, plain, fc.boolean());
    fc.assert(
      fc.property(twice, ([name, first, second, escape]) => {
        fc.pre(!/__proto__|constructor|prototype/u.test(name));
        const unit = (at: number): string => `\\u${name.charCodeAt(at).toString(16).padStart(4, '0')}`;
        const again = escape
          ? `"${[...Array(name.length).keys()].map(unit).join('')}"`
          : JSON.stringify(name);
        const text = `[{"":${JSON.stringify(first)},${JSON.stringify(name)}:0,${again}:${JSON.stringify(second)}}]`;
        fc.pre(codeOf(JSON.stringify([first, second])) === undefined);
        expect(codeOf(text)).toBe('body.duplicate-key');
      }),
    );
  });

  test('of garbage is a problem, never another error', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"', '\\', 'a', '1', '-', 'e', ' ', 'null', '\u0000'),
    );
    fc.assert(
      fc.property(pieces, parts => void codeOf(parts.join(''))),
      { numRuns: 2000 },
    );
  });

  test('takes time linear in its length', () => {
    const cost = (units: number): number => {
      const text = Buffer.from(`{"a":"${'\\"'.repeat(units)}","b":[${'{"c":1},'.repeat(units)}0]}`);
      const begun = performance.now();
      parseStrictJson(text);
      return performance.now() - begun;
    };
    cost(10_000);
    expect(cost(80_000)).toBeLessThan(60 * Math.max(cost(10_000), 1));
  });
});
