import { describe, expect, test } from '@jest/globals';
import { formatVerifierKey } from '#evidence';
import { sampleKey, sampleLogKey, sampleOrigin, sampleWitness } from '#evidence/testing';
import { NotUnderstood, readOptions } from './options.js';

const key = formatVerifierKey(sampleLogKey.verifier);
const other = formatVerifierKey(sampleKey('other.example').verifier);
const serving = (...args: readonly string[]) => {
  const options = readOptions(['--key', 'w.key', ...args]);
  if (options.kind !== 'serve') throw new Error('it does not serve');
  return options;
};
const names = (...args: readonly string[]) =>
  serving(...args).logs.map(({ origin, logKeys }) => [origin, ...logKeys.map(({ name }) => name)]);

describe('what socai witness is told', () => {
  test('logs, with one or more keys each, by another name or by that of the key', () => {
    expect(names('--origin', `${sampleOrigin}=${key}`)).toEqual([[sampleOrigin, sampleOrigin]]);
    expect(names('--origin', key)).toEqual([[sampleOrigin, sampleOrigin]]);
    expect(names('--origin', `x=${key}`, '--origin', `x=${other}`, '--origin', other)).toEqual([
      ['x', sampleOrigin, 'other.example'],
      ['other.example', 'other.example'],
    ]);
  });

  test('where it listens', () => {
    expect(serving('--origin', key).listen).toEqual({ host: '127.0.0.1', port: 8788 });
    expect(serving('--origin', key, '--listen', '[::1]:1').listen).toEqual({ host: '::1', port: 1 });
  });

  test.each([
    [[], '--origin'],
    [['--origin', 'x=y'], '--origin'],
    [['--origin', `x=${key}a`], '--origin'],
    [['--origin', `x=${formatVerifierKey(sampleWitness.verifier)}`], 'witness'],
    [['--origin', key, '--listen', '8788'], '--listen'],
    [['--origin', key, '--listen', '127.0.0.1:70000'], '--listen'],
    [['--generate-key'], '--name'],
    [['--what'], '--what'],
  ])('%j is not understood', (args, what) => {
    expect(() => serving(...args)).toThrow(NotUnderstood);
    expect(() => serving(...args)).toThrow(what);
  });
});
