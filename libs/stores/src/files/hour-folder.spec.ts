import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '#kernel';
import { MovedTime } from '#test/support/moved-time';
import { temporaryFolder } from '#test/support/temporary-folder';
import { HourFolder } from './hour-folder.js';

let folder: ReturnType<typeof temporaryFolder>;
let time: MovedTime;
let troubles: string[];
beforeEach(() => {
  folder = temporaryFolder();
  time = new MovedTime(0);
  troubles = [];
});
afterEach(() => folder.remove());

let salt = 0;
const open = () =>
  HourFolder.open(join(folder.path, 'access'), {
    scheduler: time,
    random: { bytes: count => new Uint8Array(count).fill(++salt) },
    onTrouble: reason => troubles.push(reason),
  });
const seven = '2026-11-22T07';
const eight = '2026-11-22T08';
const linesIn = async (files: HourFolder, hour: string, from = 0) => {
  const lines: string[] = [];
  for await (const line of files.lines(hour, from)) lines.push(line);
  return lines;
};
const fileOf = (hour: string) => join(folder.path, 'access', `${hour}.jsonl`);

describe('lines', () => {
  test('are gathered, and stand in the files of their hours after a second', async () => {
    const files = await open();
    files.append(seven, 'a');
    files.append(eight, 'b');
    files.append(seven, 'c');
    expect(await files.hours()).toEqual([]);
    time.pass(1_000);
    await files.flush();
    expect(await files.hours()).toEqual([seven, eight]);
    expect(await linesIn(files, seven)).toEqual(['a', 'c']);
    expect(await linesIn(files, seven, 1)).toEqual(['c']);
    expect(await files.contentOf(seven)).toEqual({ lines: 2, bytes: 4, sha256: sha256('a\nc\n') });
  });

  test('are written when the process ends', async () => {
    const files = await open();
    files.append(seven, 'a');
    await files.close();
    expect(readFileSync(fileOf(seven), 'utf8')).toBe('a\n');
  });

  test('go on after one that a kill has torn', async () => {
    const first = await open();
    first.append(seven, 'whole');
    await first.flush();
    appendFileSync(fileOf(seven), 'to');
    const files = await open();
    files.append(seven, 'next');
    files.append(seven, 'and next');
    await files.flush();
    expect(await linesIn(files, seven)).toEqual(['whole', 'to', 'next', 'and next']);
  });

  test('are for their owner only', async () => {
    const files = await open();
    files.append(seven, 'a');
    await files.flush();
    expect(statSync(fileOf(seven)).mode & 0o077).toBe(0);
    expect(statSync(join(folder.path, 'access')).mode & 0o077).toBe(0);
  });
});

describe('a disk that fails', () => {
  test('loses nothing: what waits is written later, in its order', async () => {
    const files = await open();
    mkdirSync(fileOf(seven));
    files.append(seven, 'a');
    files.append(eight, 'b');
    await expect(files.flush()).rejects.toThrow('EISDIR');
    files.append(seven, 'c');
    rmdirSync(fileOf(seven));
    await files.flush();
    expect(await linesIn(files, seven)).toEqual(['a', 'c']);
    expect(await linesIn(files, eight)).toEqual(['b']);
  });

  test('is told, when nobody waits for it', async () => {
    const files = await open();
    mkdirSync(fileOf(seven));
    files.append(seven, 'a');
    await files.close();
    expect(troubles).toEqual([expect.stringContaining('EISDIR')]);
  });

  test('that is too slow leaves lines out, and the gap shows in the file', async () => {
    const files = await open();
    for (let n = 0; n < 50_003; n += 1) files.append(seven, 'x');
    await files.flush();
    expect(await linesIn(files, seven, 49_999)).toEqual(['x', '{"leftOut":3}']);
    expect(troubles).toEqual(['3 lines were left out: the disk is too slow']);
  });
});

describe('an empty folder', () => {
  test('has no hours, no content and no lines', async () => {
    const files = await open();
    expect(await files.hours()).toEqual([]);
    expect(await files.contentOf(seven)).toBeUndefined();
    expect(await linesIn(files, seven)).toEqual([]);
    expect(await files.sealedThrough()).toBeUndefined();
  });

  test('gets a name of its own that it keeps, as what was sealed', async () => {
    const files = await open();
    await files.rememberSealed(seven);
    const again = await open();
    expect(files.keeper).toMatch(/^[0-9a-f]{16}$/u);
    expect(again.keeper).toBe(files.keeper);
    expect(await again.sealedThrough()).toBe(seven);
    expect(await again.hours()).toEqual([]);
  });
});
