import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { watchedDisk } from '#test/support/failing-disk';
import { temporaryFolder } from '#test/support/temporary-folder';
import { DurableFolder } from './durable-folder.js';

let home: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  home = temporaryFolder();
});
afterEach(() => home.remove());

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const textAt = async (folder: DurableFolder, path: string) => (await folder.read(path))?.toString();

test('what was written is read again, in folders that are made on the way', async () => {
  const folder = new DurableFolder(home.file('a/b'));
  await folder.write([file('x', 'one'), file('tile/0/x001/000', 'hai')]);
  expect([await textAt(folder, 'x'), await textAt(folder, 'tile/0/x001/000')]).toEqual(['one', 'hai']);
  expect(await folder.read('tile')).toBeUndefined();
  expect(await folder.read('x/y')).toBeUndefined();
});

test('a failure at any call leaves the old file or the new one, whole', async () => {
  const before = 'old '.repeat(1_000);
  const after = 'new '.repeat(3_000);
  for (let fails = 1, calls = 0; fails <= calls + 1; fails += 1) {
    const folder = new DurableFolder(home.file(`f${fails}`));
    await folder.write([file('x', before)]);
    calls = 0;
    const disk = watchedDisk(() => {
      calls += 1;
      if (calls === fails) throw new Error('EIO');
    });
    const outcome = await new DurableFolder(home.file(`f${fails}`), disk)
      .write([file('x', after)])
      .then(() => after)
      .catch(() => undefined);
    const now = await textAt(folder, 'x');
    expect(outcome === undefined ? [before, after] : [after]).toContain(now);
  }
});

test('each file is synced before it has its name, and each folder after', async () => {
  const calls: string[] = [];
  const folder = new DurableFolder(
    home.file('log'),
    watchedDisk(call => void calls.push(call)),
  );
  await folder.write([file('tile/x', 'one')]);
  const renamed = calls.indexOf('renameSync');
  expect(calls.lastIndexOf('writeSync')).toBeLessThan(calls.indexOf('fsyncSync'));
  expect(calls.indexOf('fsyncSync')).toBeLessThan(renamed);
  // tile, log, and the folder that log is in.
  expect(calls.slice(renamed).filter(call => call === 'fsyncSync')).toHaveLength(3);
});

test('what is removed is gone with all that is in it, and what is not there is no error', async () => {
  const folder = new DurableFolder(home.path);
  await folder.write([file('p/1', ''), file('p/2', ''), file('q', '')]);
  await folder.remove(['p', 'nothing']);
  expect(readdirSync(home.path)).toEqual(['q']);
});

test.each(['../x', '..', '/../x', 'a/../../x'])('%s leads out of the folder and is refused', async path => {
  const folder = new DurableFolder(home.file('in'));
  await expect(folder.read(path)).rejects.toThrow(RangeError);
  await expect(folder.write([file(path, '')])).rejects.toThrow(RangeError);
  expect(() => statSync(home.file('x'))).toThrow();
});
