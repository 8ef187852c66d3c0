import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { LogFileProblem, type SqliteEventStore } from '#stores/sqlite';
import { startNode } from '#test/support/child';
import { commandNamed } from '#test/support/new-events';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';

const writer = new URL('./log-writer.child.js', import.meta.url);
/** Killed after so many answers: in its first breath, and well under way. */
const answersBeforeKill = [1, 37, 400, 1_501];

interface Body {
  readonly name: string;
  readonly k: number;
  readonly of: number;
}

const whole = async (store: SqliteEventStore): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (
    let page = await store.scan(-1, 5_000);
    page.length > 0;
    page = await store.scan(page.at(-1)!.index, 5_000)
  )
    events.push(...page);
  return events;
};

describe('a writer killed at any moment', () => {
  const folder = temporaryFolder();
  const path = folder.file('events.db');
  const answered: string[] = [];
  let store: SqliteEventStore;
  let events: readonly StoredEvent[] = [];

  beforeAll(async () => {
    for (const [round, answers] of answersBeforeKill.entries()) {
      const child = startNode(writer, [path, `${round}`]);
      await child.printed(answers);
      const refused = await openLogAt(path).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(LogFileProblem);
      expect(refused).toMatchObject({ code: 'in-use' });
      child.process.kill('SIGKILL');
      expect([await child.ended, child.errors()]).toEqual(['SIGKILL', expect.not.stringContaining('Error')]);
      answered.push(...child.lines);
    }
    store = await openLogAt(path);
    events = await whole(store);
  }, 60_000);

  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  test('was really writing', () => {
    expect(answered.length).toBeGreaterThanOrEqual(
      answersBeforeKill.reduce((sum, answers) => sum + answers, 0),
    );
  });

  test('loses nothing it answered', () => {
    const stored = new Set(events.map(event => (JSON.parse(event.body) as Body).name));
    expect(answered.filter(name => !stored.has(name))).toEqual([]);
  });

  test('leaves no half append', () => {
    const counts = new Map<string, number[]>();
    for (const { body } of events) {
      const { name, k, of } = JSON.parse(body) as Body;
      counts.set(name, [...(counts.get(name) ?? [of]), k]);
    }
    const torn = [...counts.values()].filter(([of, ...ks]) => ks.length !== of || ks.some((k, n) => k !== n));
    expect(torn).toEqual([]);
  });

  test('leaves indexes, revisions and prev without a gap', () => {
    const ends = new Map<string, StoredEvent>();
    const wrong = events.filter((event, n) => {
      const before = ends.get(event.stream);
      ends.set(event.stream, event);
      const revision = (before?.revision ?? -1) + 1;
      const prev = before?.index ?? -1;
      return event.index !== n || event.revision !== revision || event.prev !== prev;
    });
    expect(wrong).toEqual([]);
  });

  test('leaves a receipt for every command, and none that lies', async () => {
    const wrong: unknown[] = [];
    for (const { body, stream, revision } of events) {
      const { name, k, of } = JSON.parse(body) as Body;
      const receipt = await store.receipt(stream, commandNamed(name));
      const first = revision - k;
      if (receipt?.stream !== stream || receipt.first !== first || receipt.last !== first + of - 1)
        wrong.push({ name, receipt });
    }
    expect(wrong).toEqual([]);
  });

  test('leaves a log that goes on', async () => {
    const [last] = events.slice(-1);
    expect(await store.head()).toMatchObject({ index: last!.index });
  });
});
