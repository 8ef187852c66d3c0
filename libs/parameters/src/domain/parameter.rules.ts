import { allowed, refused, type Verdict } from '#kernel';
import { definitionOf, knownParameters } from '../events/index.js';

export const mustBeKnown = (name: string): Verdict =>
  definitionOf(name)
    ? allowed
    : refused('parameter.unknown', {
        parameter: name,
        known: knownParameters.map(known => known.name).join(', '),
      });

/** Every value the definition names, in its form, and no other. */
export const mustFitDefinition = (name: string, values: Readonly<Record<string, string>>): Verdict => {
  const expected = definitionOf(name)?.values ?? {};
  const wrong = [...new Set([...Object.keys(expected), ...Object.keys(values)])].find(
    member => !Object.hasOwn(expected, member) || !fits(expected[member]!.pattern, values[member]),
  );
  return wrong === undefined
    ? allowed
    : refused('parameter.malformed', {
        parameter: name,
        value: wrong,
        given: values[wrong] ?? '',
        expected: expected[wrong]?.pattern ?? '',
      });
};

const fits = (pattern: string, value: string | undefined): boolean =>
  value !== undefined && new RegExp(pattern, 'u').test(value);
