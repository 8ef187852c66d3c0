import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { leafHash, rootOf } from '#evidence';
import { leafBytes } from '#event-sourcing';
import { DurableFolder } from '#stores/files';
import { watchedDisk } from '#test/support/failing-disk';
import { headOf, readPublishedLog, treeRoot, leafHashOf } from '#test/support/log-reader';
import { publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import { checkpointPath, lastHeadPath } from './head-book.js';
import { headsStream } from './recorded-heads.js';
import { readHeadRecord } from './signed-head.js';

let log: PublishedLog;
beforeEach(async () => {
  log = await publishedLog();
});
afterEach(() => log.remove());

class Gone extends Error {}

/** Everything works up to the n-th moment and nothing from then on, as if the process had ended there. */
const endingAt = (last: number) => {
  const ending = { moments: 0 };
  const moment = (): void => {
    ending.moments += 1;
    if (ending.moments > last) throw new Gone('the process has ended');
  };
  const folder = (name: string) => new DurableFolder(log.folder.file(name), watchedDisk(moment));
  return { ending, parts: { files: folder('log'), apart: folder('heads'), passed: moment } };
};

/** What a stranger can read at this moment: whatever is published is whole. */
const publishedIsWhole = async (): Promise<string | undefined> => {
  const note = await log.files.read(checkpointPath);
  if (!note) return undefined;
  const { head, entries, hashes } = await readPublishedLog(async path => {
    const bytes = await log.files.read(path);
    if (!bytes) throw new Error(`${path} is not there`);
    return bytes;
  });
  expect(entries.map(leafHashOf)).toEqual(hashes);
  expect(treeRoot(hashes)).toEqual(head.root);
  return note.toString();
};

/** Every head that was ever shown to somebody is one of this log's history. */
const allHold = async (notes: readonly string[]): Promise<void> => {
  const leaves = (await log.store.scan(-1, 10_000)).map(event => leafHash(leafBytes(event)));
  for (const note of notes) {
    const { size, root } = headOf(note);
    expect([size, rootOf(leaves.slice(0, size))]).toEqual([size, root]);
  }
};

test('an end at any moment of a round, and at any call to the disk, contradicts nothing published', async () => {
  const shown: string[] = [];
  let sweeping = true;
  let lives = 0;
  for (let last = 0; sweeping; last += 1, lives += 1) {
    await recordEvents(log.store, `line-${last}`, 1 + (last % 5) * 3);
    const { ending, parts } = endingAt(last);
    const outcome = await log
      .publisher(parts)
      .then(({ publisher }) => publisher.round())
      .then(
        () => 'done',
        (fault: unknown) => fault,
      );
    if (outcome !== 'done') expect(outcome).toBeInstanceOf(Gone);
    // A life that is never ended is the last one: every moment has had its end.
    sweeping = outcome !== 'done' || ending.moments > last;
    const published = await publishedIsWhole();
    if (published) shown.push(published);
    const kept = await log.apart.read(lastHeadPath);
    if (kept) shown.push(kept.toString());
  }
  expect(lives).toBeGreaterThan(60);
  await allHold(shown);
  const { publisher, control } = await log.publisher();
  await publisher.round();
  const sizes = (await control.records(headsStream)).map(({ text }) => readHeadRecord(text).size);
  expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
  expect(headOf((await publishedIsWhole())!).size).toBe(sizes.at(-1));
  await allHold((await control.records(headsStream)).map(({ text }) => readHeadRecord(text).note));
}, 300_000);
