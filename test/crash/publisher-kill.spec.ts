import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leafHash, rootOf } from '#evidence';
import { leafBytes } from '#event-sourcing';
import { headsStream, readHeadRecord } from '#transparency/publishing';
import { startNode } from '#test/support/child';
import { type Engine, eventStoreDbEngines, type RunningEngine } from '#test/support/eventstoredb-engines';
import { headOf } from '#test/support/log-reader';
import { publisherLedgerIn } from '#test/support/publisher-ledger';
import { temporaryFolder } from '#test/support/temporary-folder';

const publisher = new URL('./publisher.child.js', import.meta.url);
const steps = ['appended', 'leaves', 'tiles', 'signed', 'recorded', 'kept', 'published', 'tidied'] as const;
/** Of the calls to the disk in a round, so that each kind has its turn: opened, written, synced, renamed, folders. */
const calls = [1, 12, 22, 33];

const engines: readonly (readonly [string, Engine | undefined])[] = [
  ['SQLite', undefined],
  ...eventStoreDbEngines()
    .slice(-1)
    .map(engine => [`EventStoreDB, ${engine.name}`, engine] as const),
];

/**
 * One log, whose publisher is killed after each step of a round, in its first round, and some in a later one; and at
 * calls to the disk, which know nothing of where the log is: on SQLite. (Every call, in one process:
 * `libs/transparency/src/publishing/ending.spec.ts`.)
 */
describe.each(engines)('a publisher killed between any two steps, its log on %s', (_, engine) => {
  const folder = temporaryFolder();
  const namespace = `t${randomBytes(8).toString('hex')}.`;
  const killedCalls = engine ? [] : calls;
  let server: RunningEngine | undefined;
  const onServer = () => (server ? [server.url, namespace] : []);
  const shown: string[] = [];
  const look = (name: string): void => {
    try {
      shown.push(readFileSync(folder.file(name), 'utf8'));
    } catch {
      // Nothing was shown yet.
    }
  };

  beforeAll(async () => {
    server = await engine?.start();
    const later = [
      ['signed', '2'],
      ['recorded', '3'],
      ['kept', '2'],
    ];
    const lives = [
      ...steps.map(step => [step, '1']),
      ...later,
      ...killedCalls.map(call => [`disk:${call}`, '2']),
    ];
    for (const [step = '', round = ''] of lives) {
      const child = startNode(publisher, [folder.path, step, round, ...onServer()]);
      expect([step, round, await child.ended, child.errors()]).toEqual([step, round, 'SIGKILL', '']);
      for (const name of ['log/checkpoint', 'heads/last-head']) look(name);
    }
    const last = startNode(publisher, [folder.path, 'never', '1', ...onServer()]);
    expect([await last.ended, last.errors()]).toEqual([0, '']);
    expect(Number(last.lines.at(-1))).toBeGreaterThan(calls.at(-1)!);
    look('log/checkpoint');
  }, 480_000);
  afterAll(async () => {
    await server?.stop();
    folder.remove();
  });

  test('never shows a head that the log does not lead to', async () => {
    const { store, control, close } = await publisherLedgerIn(folder.path, ...onServer());
    const leaves = (await store.scan(-1, 100_000)).map(event => leafHash(leafBytes(event)));
    const recorded = (await control.records(headsStream)).map(({ text }) => readHeadRecord(text));
    await close();
    expect(recorded.length).toBeGreaterThan(steps.length + killedCalls.length);
    for (const { size, root } of [...shown.map(headOf), ...recorded])
      expect([size, rootOf(leaves.slice(0, size))]).toEqual([size, root]);
    expect(headOf(shown.at(-1)!).size).toBe(leaves.length);
  });

  test('never goes back', () => {
    const sizes = shown.map(note => headOf(note).size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });
});
