import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Envelope, eventIdOf } from '#event-sourcing';
import { instantOf } from '#kernel';
import { DurableFolder } from '#stores/files';
import { SqliteControlStreams, SqliteEvidenceIndex } from '#stores/sqlite';
import { logKeysOf, newLogKey, Publisher, verifierKeyLines } from '#transparency/publishing';
import { sealedEvent } from '#test/support/published-log';
import { publishedLedger } from '#test/support/published-ledger';
import { recordHeads } from '#test/support/static-log';
import { openLogAt } from '#test/support/sqlite-log';
import { timerScheduler } from '#test/support/timer-scheduler';
import { seen } from './verifying.js';

const original = await publishedLedger(300);
const ledger = original.copy();
const keys = logKeysOf([newLogKey('ledger.example/socai', Buffer.alloc(32, 5))]);
const verifierKeys = verifierKeyLines(keys).trim().split('\n');
afterAll(() => {
  original.remove();
  ledger.remove();
});

/** The ledger's own publisher over the ledger, as a start of it would have it. */
const opened = async () => {
  const store = await openLogAt(ledger.events);
  const control = SqliteControlStreams.open(ledger.events);
  const index = SqliteEvidenceIndex.forWriting(join(ledger.path, 'index.db'));
  const publisher = new Publisher({
    log: store,
    control,
    index,
    keys,
    scheduler: timerScheduler,
    everyMs: 10,
    tell: () => undefined,
    files: new DurableFolder(ledger.log),
    apart: new DurableFolder(ledger.heads),
    clock: { now: () => instantOf(1_620_000_000_000) },
  });
  await publisher.audit(new AbortController().signal);
  const close = async (): Promise<void> => {
    control.close();
    index.close();
    await store.close();
  };
  return { store, publisher, close };
};

test('what the publisher publishes is sound, with the ends of streams as it commits to them', async () => {
  rmSync(ledger.log, { recursive: true });
  rmSync(ledger.heads, { recursive: true });
  recordHeads(ledger.events, []);
  const { store, publisher, close } = await opened();
  await publisher.round();
  const ends = await publisher.streamHeadsNow();
  const { index: _, prev: __, contentHash: ___, ...model } = original.recorded[0]!;
  const commandId = 'aa'.repeat(32);
  const salt = '66'.repeat(32);
  const stream = 'publishedHeads-2021';
  const event = sealedEvent({
    ...(model as Omit<Envelope, 'contentHash'>),
    commandId,
    salt,
    stream,
    revision: 0,
    type: 'HeadsPublished',
    v: 1,
    data: { ...ends },
    id: eventIdOf(commandId, 0, salt),
  });
  await store.append(stream, -1, [event]);
  await publisher.round();
  const { codes, verdict } = await seen(ledger, { keys: verifierKeys });
  expect(codes).toEqual([]);
  expect(verdict).toMatchObject({
    events: original.recorded.length + 1,
    published: original.recorded.length + 1,
    wholeUpTo: original.recorded.length - 1,
    heads: 4,
  });
  expect((await seen(ledger, { offline: true, keys: verifierKeys })).codes).toEqual([]);
  await close();
});
