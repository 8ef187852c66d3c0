import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '#test/support/temporary-folder';
import { SqliteEvidenceIndex } from './sqlite-evidence-index.js';

let home: ReturnType<typeof temporaryFolder>;
let path: string;
const opened: SqliteEvidenceIndex[] = [];
beforeEach(() => {
  home = temporaryFolder();
  path = home.file('log-index.db');
});
afterEach(() => {
  for (const index of opened.splice(0)) index.close();
  home.remove();
});

const kept = (index: SqliteEvidenceIndex): SqliteEvidenceIndex => {
  opened.push(index);
  return index;
};
const idOf = (n: number): string => `${String(n).padStart(8, '0')}-0000-8000-8000-000000000000`;
const event = (index: number, stream: string, revision: number, prev: number) => ({
  id: idOf(index),
  index,
  stream,
  revision,
  prev,
});
const three = [event(0, 'line-b', 0, -1), event(1, 'line-a', 0, -1), event(2, 'line-b', 1, 0)];
const mark = { size: 3, root: 'ab' };

test('finds events by their ids and the ends of streams in their order, also for a reader', () => {
  const index = kept(SqliteEvidenceIndex.forWriting(path));
  expect(index.mark()).toBeUndefined();
  expect(index.advance(three, mark)).toBeUndefined();
  for (const one of [index, kept(SqliteEvidenceIndex.forReading(path))]) {
    expect(one.mark()).toEqual(mark);
    expect(one.placesOf(idOf(2))).toEqual([2]);
    expect(one.placesOf(idOf(7))).toEqual([]);
    expect([...one.streams()]).toEqual([
      ['line-a', 1],
      ['line-b', 2],
    ]);
  }
});

test('two ids that begin alike are two places', () => {
  const index = kept(SqliteEvidenceIndex.forWriting(path));
  const alike = { ...event(1, 'line-a', 0, -1), id: idOf(0).replace(/0$/u, '1') };
  index.advance([event(0, 'line-b', 0, -1), alike], mark);
  expect(index.placesOf(idOf(0))).toEqual([0, 1]);
});

test.each([
  ['a second beginning', event(3, 'line-b', 0, -1)],
  ['a revision left out', event(3, 'line-b', 3, 2)],
  ['a wrong previous event', event(3, 'line-b', 2, 1)],
  ['a stream without a beginning', event(3, 'line-c', 1, 0)],
])('%s is found, and nothing of the batch is taken in', (_, broken) => {
  const index = kept(SqliteEvidenceIndex.forWriting(path));
  index.advance(three, mark);
  const batch = [event(3, 'line-a', 1, 1), { ...broken, index: 4 }];
  expect(index.advance(batch, { size: 5, root: 'cd' })).toEqual(batch[1]);
  expect(index.mark()).toEqual(mark);
  expect(index.placesOf(idOf(3))).toEqual([]);
});

test('a reader may come before the file is made', () => {
  const reader = kept(SqliteEvidenceIndex.forReading(path));
  expect([reader.mark(), reader.placesOf(idOf(0)), [...reader.streams()]]).toEqual([undefined, [], []]);
  kept(SqliteEvidenceIndex.forWriting(path)).advance(three, mark);
  expect(reader.mark()).toEqual(mark);
});

test('a file that is something else, or damaged, is made anew', () => {
  writeFileSync(path, 'not a database '.repeat(500));
  const index = kept(SqliteEvidenceIndex.forWriting(path));
  expect(index.mark()).toBeUndefined();
  index.advance(three, mark);
  index.clear();
  expect([index.mark(), index.placesOf(idOf(0)), [...index.streams()]]).toEqual([undefined, [], []]);
});
