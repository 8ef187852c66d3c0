import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '#event-sourcing';
import { startNode } from '#test/support/child';
import { commandNamed, newEvents } from '#test/support/new-events';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { GroupCommit } from './group-commit.js';

const forgetful = new URL('../../../../../test/support/forgetful.child.js', import.meta.url);

describe('the writer', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  let fatal: Error[];
  let commit: GroupCommit;
  beforeEach(async () => {
    folder = temporaryFolder();
    path = folder.file('events.db');
    fatal = [];
    commit = await GroupCommit.open(path, error => fatal.push(error));
  });
  afterEach(async () => {
    await commit.close();
    folder.remove();
  });

  const append = (n: number) =>
    commit.append({ stream: `line-${n}`, expected: -1, events: newEvents(commandNamed(`${n}`), 1) });
  const worker = () => (commit as unknown as { worker: Worker }).worker;

  test('answers more appends than one batch holds, each with its own outcome', async () => {
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, (_, n) => append(n % 700)));
    expect(outcomes.filter(outcome => outcome.appended)).toHaveLength(700);
    expect(outcomes.slice(700)).toEqual(Array(300).fill({ appended: false, actual: 0 }));
  });

  test('that crashes fails what is under way and whatever comes later, and says so once', async () => {
    await append(0);
    const underWay = Array.from({ length: 300 }, (_, n) => append(n + 1).catch((error: unknown) => error));
    await worker().terminate();
    for (const outcome of await Promise.all(underWay))
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(StoreUnavailable);
    await expect(append(900)).rejects.toThrow(StoreUnavailable);
    expect(fatal.map(error => error.message)).toEqual([
      `The log ${path} can no longer be written: its writer ended.`,
    ]);
    const store = await openLogAt(path);
    expect((await store.head()).index).toBeGreaterThanOrEqual(0);
    await store.close();
  });

  test('that meets an error no batch should hold goes on with the next', async () => {
    const wrong = { stream: 'line-0', expected: -1, events: [{ body: {} }] } as never;
    await expect(commit.append(wrong)).rejects.toThrow(StoreUnavailable);
    expect(await append(0)).toEqual({ appended: true, revision: 0, first: 0, prev: -1 });
    expect(fatal).toEqual([]);
  });

  test('writes everything asked before it closes, and nothing after', async () => {
    const asked = Promise.all(Array.from({ length: 400 }, (_, n) => append(n)));
    const closed = commit.close();
    await expect(append(400)).rejects.toThrow(/is closed/u);
    expect(await asked).toHaveLength(400);
    await Promise.all([closed, commit.close()]);
    expect(fatal).toEqual([]);
  });

  test('keeps no process alive that has nothing else to do', async () => {
    const other = folder.file('other.db');
    const child = startNode(forgetful, [other]);
    expect([await child.ended, child.lines]).toEqual([0, ['true']]);
    const store = await openLogAt(other);
    expect(await store.head()).toMatchObject({ index: 1 });
    await store.close();
  });
});
