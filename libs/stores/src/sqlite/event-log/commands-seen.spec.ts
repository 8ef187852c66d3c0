import { expect, test } from '@jest/globals';
import { sha256 } from '#kernel';
import { commandPrefix } from './command-prefix.js';
import { CommandsSeen } from './commands-seen.js';

const ids = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => sha256(`${name} ${n}`));

/** A file that holds these commands, read in pieces of ten. */
const fileOf = (commands: readonly string[]) => {
  const prefixes = commands.map(commandPrefix).sort((a, b) => a - b);
  return (after: number) => prefixes.filter(prefix => prefix > after).slice(0, 10);
};

test('nothing is new for certain before the file was read through', async () => {
  const seen = new CommandsSeen(fileOf(ids('old', 25)));
  expect(seen.isNew(sha256('never sent'))).toBe(false);
  await seen.readThrough();
  expect(seen.isNew(sha256('never sent'))).toBe(true);
});

test('what the file held and what was appended since is not new', async () => {
  const old = ids('old', 25);
  const late = ids('late', 25);
  const seen = new CommandsSeen(fileOf(old));
  seen.add(late[0]!);
  await seen.readThrough();
  for (const id of late) seen.add(id);
  expect([...old, ...late].filter(id => seen.isNew(id))).toEqual([]);
});

test('it grows with what it is told', async () => {
  const seen = new CommandsSeen(() => []);
  await seen.readThrough();
  const told = ids('told', 250_000);
  for (const id of told) seen.add(id);
  expect(told.filter(id => seen.isNew(id))).toEqual([]);
  expect(ids('other', 1_000).filter(id => !seen.isNew(id)).length).toBeLessThan(40);
});

test('a file that cannot be read leaves every question to it', async () => {
  const seen = new CommandsSeen(() => {
    throw new Error('closed');
  });
  await expect(seen.readThrough()).rejects.toThrow('closed');
  expect(seen.isNew(sha256('never sent'))).toBe(false);
});
