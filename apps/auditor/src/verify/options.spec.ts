import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NotUnderstood, understoodAll } from '#command-line';
import { logKey, witnessKey } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { askedIn, options } from './options.js';

const folder = temporaryFolder();
beforeAll(() => {
  for (const name of ['log', 'socai-heads']) mkdirSync(folder.file(name));
  writeFileSync(folder.file('keys'), `${logKey.line}\n${witnessKey.line}\n`);
});
afterAll(() => folder.remove());

const planFrom = (args: readonly string[], environment = {}) => {
  const { values, positionals } = understoodAll(args, options);
  return askedIn(values, positionals, environment).plan;
};

test('what is published beside the events is taken along', () =>
  expect(planFrom([], { SOCAI_EVENTS: `sqlite:${folder.file('events.db')}` })).toMatchObject({
    events: folder.file('events.db'),
    log: folder.file('log'),
    heads: folder.file('socai-heads'),
  }));

test('a folder of published files alone needs no events', () =>
  expect(planFrom(['--log', folder.file('log')])).not.toHaveProperty('events'));

test('a file without a key is said, before anybody believes that signatures were checked', () => {
  writeFileSync(folder.file('no keys'), '\n');
  expect(() => planFrom(['--key', folder.file('no keys')])).toThrow('there is no verifier key in this file');
});

test('keys are lines, or files of lines', () => {
  expect(planFrom(['--key', logKey.line, '--witness', witnessKey.line]).trusted).toMatchObject({
    keys: [logKey.line],
    witnesses: [witnessKey.line],
  });
  expect(planFrom(['--key', folder.file('keys')]).trusted.keys).toEqual([logKey.line, witnessKey.line]);
});

test.each([
  [['--unknown']],
  [['stray']],
  [['--jobs', '0']],
  [['--jobs', 'x']],
  [['--quorum', '-1']],
  [['--key', 'no such file']],
  [['--key', logKey.line.replace('+', '+00')]],
  // Nothing of it could be checked, and the answer would look as if it had been.
  [['--witness', witnessKey.line]],
  [['--key', logKey.line, '--quorum', '1']],
  [['--key', logKey.line, '--witness', witnessKey.line, '--quorum', '2']],
  [['--key', logKey.line, '--witness', witnessKey.line.replace('+', '+00')]],
])('%j is not understood', args => expect(() => planFrom(args)).toThrow(NotUnderstood));

test('a key that is neither one nor a file is told by the option that brought it, without words of the system', () => {
  expect(() => planFrom(['--key', 'no such file'])).toThrow('--key: no such file: ');
  expect(() => planFrom(['--key', logKey.line, '--witness', 'gone'])).toThrow('--witness: gone: ');
  expect(() => planFrom(['--key', 'no such file'])).not.toThrow('no such file or directory');
});
