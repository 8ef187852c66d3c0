import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { controlStreamsContract } from '#test/contract/control-streams.contract';
import { commandNamed, newEvents } from '#test/support/new-events';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { SqliteControlStreams } from './sqlite-control-streams.js';

const madeLog = async (path: string): Promise<void> => {
  const store = await openLogAt(path);
  await store.append('line-a', -1, newEvents(commandNamed('1'), 3));
  await store.close();
};

controlStreamsContract('SQLite', {
  empty: async () => {
    const folder = temporaryFolder();
    const path = folder.file('events.db');
    await madeLog(path);
    const opened: SqliteControlStreams[] = [];
    const open = async () => {
      opened.push(SqliteControlStreams.open(path));
      return opened.at(-1)!;
    };
    return {
      open,
      remove: async () => {
        for (const streams of opened) streams.close();
        folder.remove();
      },
    };
  },
});

describe('a log of version 1', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    path = folder.file('events.db');
    await madeLog(path);
    const db = new DatabaseSync(path);
    db.exec('DROP TABLE control; PRAGMA user_version = 1');
    db.close();
  });
  afterEach(() => folder.remove());

  test('has no control streams to be read, and is read as it is', () => {
    expect(SqliteControlStreams.openToRead(path)).toBeUndefined();
  });

  test('gets them when it is opened to be written, and keeps its events', async () => {
    const store = await openLogAt(path);
    const streams = SqliteControlStreams.open(path);
    expect(await streams.put('socai-heads', -1, 'first')).toEqual({ appended: true, revision: 0 });
    expect(await store.head()).toMatchObject({ index: 2 });
    expect(await store.append('line-a', 2, newEvents(commandNamed('2'), 1))).toMatchObject({
      appended: true,
    });
    streams.close();
    await store.close();
    const reading = SqliteControlStreams.openToRead(path)!;
    expect(await reading.last('socai-heads')).toEqual({ revision: 0, text: 'first' });
    reading.close();
  });
});
