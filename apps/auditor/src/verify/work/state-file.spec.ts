import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CouldNotRead } from '#command-line';
import { temporaryFolder } from '#test/support/temporary-folder';
import type { RangeResult, RangeTask } from '../ranges/range-task.js';
import { StateFile } from './state-file.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const file = { path: '/ledger/events.db', device: '1', inode: '2', bytes: 1_000 };
const open = (over: object = {}, published = 100) =>
  new StateFile(folder.file('state'), { file: { ...file, ...over }, published });
const task = (over: Partial<RangeTask> = {}): RangeTask => ({
  kind: 'range',
  from: 0,
  to: 64,
  headSizes: [10],
  asOf: -1,
  ...over,
});
const result = { from: 0, to: 64, tileRoots: new Uint8Array([1, 2]) } as unknown as RangeResult;

test('what was done is found again, exactly as it was asked', () => {
  const state = open();
  expect(state.find(task())).toBeUndefined();
  state.keep(task(), result);
  expect(open().find(task())).toEqual(result);
  expect(open().find(task({ headSizes: [10, 20] }))).toBeUndefined();
  expect(open().find(task({ asOf: 5 }))).toBeUndefined();
  expect(open({}, 50).find(task())).toBeUndefined();
  expect(statSync(folder.file('state')).mode & 0o777).toBe(0o600);
});

test('of a ledger that has grown it is still good; of another, or a shorter one, it is refused', () => {
  open().keep(task(), result);
  expect(open({ bytes: 2_000 }).find(task())).toEqual(result);
  for (const other of [{ bytes: 999 }, { inode: '3' }, { path: '/other' }])
    expect(() => open(other)).toThrow(CouldNotRead);
  writeFileSync(folder.file('state'), 'something else\n');
  expect(() => open()).toThrow('another log');
});

test('a line torn at any place is passed over, and the next one is whole', () => {
  const state = open();
  state.keep(task(), result);
  const text = readFileSync(folder.file('state'), 'utf8');
  const [header = '', line = ''] = text.split('\n');
  for (const cut of [1, 30, 70, line.length - 1]) {
    writeFileSync(folder.file('state'), `${header}\n${line.slice(0, cut)}`);
    const again = open();
    expect(again.find(task())).toBeUndefined();
    again.keep(task(), result);
    expect(open().find(task())).toEqual(result);
  }
});

test('a line that was changed is passed over', () => {
  open().keep(task(), result);
  const text = readFileSync(folder.file('state'), 'utf8');
  writeFileSync(folder.file('state'), `${text.trimEnd().slice(0, -5)}AAAAA\n`);
  appendFileSync(folder.file('state'), 'x y z\n');
  expect(open().find(task())).toBeUndefined();
  open().remove();
  expect(existsSync(folder.file('state'))).toBe(false);
});
