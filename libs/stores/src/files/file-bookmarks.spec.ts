import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '#test/support/temporary-folder';
import { FileBookmarks } from './file-bookmarks.js';

const folder = temporaryFolder();
const places = join(folder.path, 'places');

afterAll(() => folder.remove());

test('nothing is kept at first', async () => {
  expect(await new FileBookmarks(places).load('reactions')).toBe(-1);
});

test('a place is kept for the next process, one file for each follower', async () => {
  await new FileBookmarks(places).save('reactions', 41);
  await new FileBookmarks(places).save('reactions', 42);
  await new FileBookmarks(places).save('other', 7);
  expect(await new FileBookmarks(places).load('reactions')).toBe(42);
  expect(readdirSync(places).sort()).toEqual(['other.bookmark', 'reactions.bookmark']);
});

test('before the first event is no place: event 0 is not passed over', async () => {
  await new FileBookmarks(places).save('new', -1);
  expect(await new FileBookmarks(places).load('new')).toBe(-1);
});

test.each(['', '12', 'x\n', '-3\n', '1e3\n'])('%j is no place, and is read as none', async text => {
  mkdirSync(places, { recursive: true });
  writeFileSync(join(places, 'torn.bookmark'), text);
  expect(await new FileBookmarks(places).load('torn')).toBe(-1);
});
