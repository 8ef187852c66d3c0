import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Scheduler } from '#event-sourcing';
import { batch, entry } from '#test/contract/read-store/rows';
import { temporaryFolder } from '#test/support/temporary-folder';
import { ReadStoreUnavailable } from '#views';
import { createCopy } from '../copies.js';
import { toWrite } from '../opening.js';
import { ViewsFile } from '../views-file.js';
import { CommitThread } from './commit-thread.js';
import { CopyWriters } from './copy-writers.js';
import { SharedCommit } from './shared-commit.js';

const dying = (by: string): URL =>
  new URL(
    `data:text/javascript,import { parentPort } from 'node:worker_threads';
     parentPort.on('message', () => { ${by} });`,
  );

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let file: ViewsFile;
let rests: (() => void)[];
beforeEach(() => {
  folder = temporaryFolder();
  path = folder.file('views.db');
  file = new ViewsFile(
    path,
    toWrite(
      path,
      () => undefined,
      () => undefined,
    ),
  );
  rests = [];
});
afterEach(() => {
  file.close();
  folder.remove();
});

const scheduler: Scheduler = { wait: () => new Promise(resolve => rests.push(resolve)) };
const aTally = (): string =>
  file.change(() => createCopy(file, { name: 'money', version: 1, kind: 'tally' })).id;
const paid = (from: number) => batch(from, from + 1, { entries: [entry(from + 1, 5)] });

const sharedBy = (thread: CommitThread): SharedCommit =>
  new SharedCommit({ here: new CopyWriters(file), thread, threadFrom: 0 }, () => undefined);

test.each([
  ["throw new Error('no memory');", 'no memory'],
  ['process.exit(1);', 'it ended'],
])(
  'when the thread dies (%s) all under way fails, and later commits are written without one',
  async (by, why) => {
    const thread = new CommitThread(path, file, scheduler, dying(by));
    const shared = sharedBy(thread);
    const id = aTally();
    const failed = await Promise.allSettled([shared.ask(id, paid(-1)), shared.ask(id, paid(-1))]);
    for (const one of failed)
      expect(one).toMatchObject({
        reason: expect.objectContaining({ message: expect.stringContaining(why) }),
      });
    expect(failed[0]).toMatchObject({ reason: expect.any(ReadStoreUnavailable) });
    expect(thread.usable).toBe(false);
    expect(await shared.ask(id, paid(-1))).toEqual({ committed: true });
    thread.stop();
  },
);

test('a thread that has rested lets go of the file, and another is begun when there is more', async () => {
  const thread = new CommitThread(path, file, scheduler);
  const shared = sharedBy(thread);
  const id = aTally();
  await shared.ask(id, paid(-1));
  expect(thread.begun).toBe(true);
  for (const rested of rests.splice(0)) rested();
  await Promise.resolve();
  expect(thread.begun).toBe(false);
  expect(await shared.ask(id, paid(0))).toEqual({ committed: true });
  thread.stop();
});

test('a file that is given up while the thread writes it fails what is under way, and is begun anew', async () => {
  const said: string[] = [];
  const access = toWrite(
    path,
    sentence => said.push(sentence),
    () => thread.abandon(),
  );
  file = new ViewsFile(path, access);
  const thread = new CommitThread(path, file, scheduler);
  const shared = sharedBy(thread);
  const asked = shared.ask(aTally(), paid(-1));
  void shared.settle();
  file.lost(new Error('damaged'));
  await expect(asked).rejects.toThrow(ReadStoreUnavailable);
  expect(said).toHaveLength(1);
  expect(await shared.ask(aTally(), paid(-1))).toEqual({ committed: true });
  thread.stop();
});
