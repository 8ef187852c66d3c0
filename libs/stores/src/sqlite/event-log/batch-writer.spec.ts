import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable, type NewEvent } from '#event-sourcing';
import { commandNamed, eventOfBytes, newEvent, newEvents } from '#test/support/new-events';
import { packed } from './batch.js';
import { BatchWriter, WriterFailed } from './batch-writer.js';
import { schema } from './schema.js';

const sqliteFull = Object.assign(new Error('database or disk is full'), { errcode: 13 });
const sqliteIoError = Object.assign(new Error('disk I/O error'), { errcode: 778 });

describe('a batch', () => {
  let db: DatabaseSync;
  let writer: BatchWriter;
  beforeEach(() => {
    db = new DatabaseSync(':memory:');
    db.exec(schema);
    writer = new BatchWriter(db);
  });
  afterEach(() => db.close());

  const append = (stream: string, expected: number, ...events: readonly NewEvent[]) =>
    ({ stream, expected, events }) as never;
  const rows = () =>
    db
      .prepare('SELECT idx, stream, revision FROM event ORDER BY idx')
      .all()
      .map(row => Object.values(row));
  const failing = (statement: string, error: Error) => {
    const exec = db.exec.bind(db);
    db.exec = sql => (sql === statement ? fail(error) : exec(sql));
    return () => void (db.exec = exec);
  };
  const fail = (error: Error): never => {
    throw error;
  };

  test('holds appends that build on one another, and conflicts', () => {
    const one = newEvents(commandNamed('1'), 2);
    const two = newEvents(commandNamed('2'), 1);
    const batch = [
      append('a', -1, ...one),
      append('a', 0, ...two),
      append('a', 1, ...two),
      append('b', -1, ...one),
    ];
    expect(writer.write(packed(batch))).toEqual([1, 1, 0, -1, 0, 1, -1, -1, 1, 2, 2, 1, 1, 1, 3, -1]);
    expect(rows()).toEqual([
      [0, 1, 0],
      [1, 1, 1],
      [2, 1, 2],
      [3, 2, 0],
      [4, 2, 1],
    ]);
  });

  test('on a full disk is written not at all, and the next one may be', () => {
    writer.write(packed([append('a', -1, newEvent(commandNamed('0')))]));
    const pages = (db.prepare('PRAGMA page_count').get() as { page_count: number }).page_count;
    db.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const big = [
      append('new', -1, newEvent(commandNamed('1'), { type: 'New' })),
      append('a', 0, eventOfBytes(commandNamed('2'), 60_000)),
    ];
    expect(() => writer.write(packed(big))).toThrow(StoreUnavailable);
    expect(rows()).toEqual([[0, 1, 0]]);
    db.exec('PRAGMA max_page_count = 100000');
    expect(writer.write(packed(big))).toEqual([1, 0, 1, -1, 1, 1, 2, 0]);
    expect(rows()).toEqual([
      [0, 1, 0],
      [1, 2, 0],
      [2, 1, 1],
    ]);
    expect(db.prepare('SELECT name FROM type').all()).toHaveLength(2);
  });

  test.each([sqliteFull, sqliteIoError])('whose commit fails is the last one: %s', error => {
    failing('COMMIT', error);
    expect(() => writer.write(packed([append('a', -1, newEvent(commandNamed('1')))]))).toThrow(WriterFailed);
  });

  test('whose rollback fails is the last one', () => {
    failing('ROLLBACK', sqliteIoError);
    const unwritable = { ...newEvent(commandNamed('1')), body: undefined as never };
    expect(() => writer.write(packed([append('a', -1, unwritable)]))).toThrow(WriterFailed);
  });

  test('that cannot begin because another process holds the file is not written, and the next one may be', () => {
    const mend = failing('BEGIN IMMEDIATE', Object.assign(new Error('database is locked'), { errcode: 5 }));
    const batch = packed([append('a', -1, newEvent(commandNamed('1')))]);
    expect(() => writer.write(batch)).toThrow(StoreUnavailable);
    mend();
    expect(writer.write(batch)).toEqual([1, 0, 0, -1]);
  });

  test('that meets a damaged page is the last one', () => {
    failing('BEGIN IMMEDIATE', Object.assign(new Error('database disk image is malformed'), { errcode: 11 }));
    expect(() => writer.write(packed([append('a', -1, newEvent(commandNamed('1')))]))).toThrow(WriterFailed);
  });
});
