import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { leafHash, pathOf, rootOf, tilesGrown, bundlesGrown, parseEntryBundle } from '#evidence';
import { leafBytes } from '#event-sourcing';
import { DurableFolder } from '#stores/files';
import { logKeys, publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import { checkpointPath, lastHeadPath } from './head-book.js';
import { headsStream } from './recorded-heads.js';
import { openHead } from './log-keys.js';
import type { PublishingStep } from './publisher-parts.js';

let log: PublishedLog;
beforeEach(async () => {
  log = await publishedLog();
});
afterEach(() => log.remove());

/** The published head, opened as a verifier would. */
const published = async () => {
  const opened = openHead((await log.files.read(checkpointPath))!.toString(), logKeys);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
};

const leaves = async () => (await log.store.scan(-1, 10_000)).map(event => leafBytes(event));

describe('a round', () => {
  test('of an empty log publishes nothing', async () => {
    const { publisher, news } = await log.publisher();
    await publisher.round();
    expect(news).toEqual([{ kind: 'empty' }]);
    expect(await log.files.read(checkpointPath)).toBeUndefined();
  });

  test.each([1, 2, 255, 256, 257, 700])('of %d events publishes their tree, file by file', async count => {
    await recordEvents(log.store, 'line-a', count);
    const { publisher } = await log.publisher();
    await publisher.round();
    const head = await published();
    const entries = await leaves();
    expect([head.size, head.root]).toEqual([count, rootOf(entries.map(leafHash))]);
    for (const tile of tilesGrown(0, count)) {
      const bytes = (await log.files.read(pathOf(tile)))!;
      expect(bytes.length).toBe(32 * tile.width);
    }
    const bundles = await Promise.all(
      bundlesGrown(0, count).map(async bundle =>
        parseEntryBundle((await log.files.read(pathOf(bundle)))!, bundle.width),
      ),
    );
    expect(bundles.flat()).toEqual(entries);
  });

  test('after round the heads grow, are recorded and kept, and stale partial files go', async () => {
    const { publisher, control, news } = await log.publisher();
    for (const count of [3, 200, 100]) {
      await recordEvents(log.store, 'line-a', count);
      await publisher.round();
      await publisher.round();
    }
    const records = await control.records(headsStream);
    expect(records.map(({ text }) => (JSON.parse(text) as { checkpoint: string }).checkpoint)).toEqual(
      news.flatMap(said => (said.kind === 'published' ? [said.note] : [])),
    );
    expect(news.map(said => (said.kind === 'published' ? said.size : said.kind))).toEqual([
      'empty',
      3,
      203,
      303,
    ]);
    expect((await log.apart.read(lastHeadPath))!.toString()).toBe(
      (JSON.parse(records.at(-1)!.text) as { checkpoint: string }).checkpoint,
    );
    expect(await log.files.read('tile/0/000.p/203')).toBeUndefined();
    expect(await log.files.read('tile/0/000')).toBeDefined();
  });

  test('tells its steps in their order', async () => {
    await recordEvents(log.store, 'line-a', 1);
    const steps: PublishingStep[] = [];
    const { publisher } = await log.publisher({ passed: step => void steps.push(step) });
    await publisher.round();
    expect(steps).toEqual(['leaves', 'tiles', 'signed', 'recorded', 'kept', 'published', 'tidied']);
  });

  test('that fails is made up for by the next', async () => {
    await recordEvents(log.store, 'line-a', 300);
    let broken = true;
    const files = {
      read: (path: string) => log.files.read(path),
      remove: (paths: readonly string[]) => log.files.remove(paths),
      write: async (all: Parameters<typeof log.files.write>[0]) => {
        if (broken && all.some(({ path }) => path.includes('.p/'))) throw new Error('no space left');
        await log.files.write(all);
      },
    };
    const { publisher } = await log.publisher({ files });
    await expect(publisher.round()).rejects.toThrow('no space left');
    expect(await log.files.read(checkpointPath)).toBeUndefined();
    broken = false;
    await recordEvents(log.store, 'line-b', 300);
    await publisher.round();
    expect((await published()).root).toEqual(rootOf((await leaves()).map(leafHash)));
  });
});

test('what the index could not take is in it after the next round, though nothing is recorded meanwhile', async () => {
  const index = log.indexAt('index.db');
  const advance = index.advance.bind(index);
  index.advance = () => {
    throw new Error('database or disk is full');
  };
  const { publisher } = await log.publisher({ index });
  await recordEvents(log.store, 'line-a', 3);
  await expect(publisher.round()).rejects.toThrow('disk is full');
  index.advance = advance;
  await publisher.round();
  expect((await published()).size).toBe(3);
  expect(index.mark()).toMatchObject({ size: 3 });
});

describe('a second start', () => {
  const startedTwice = async () => {
    await recordEvents(log.store, 'line-a', 300);
    await (await log.publisher()).publisher.round();
    await recordEvents(log.store, 'line-b', 5);
  };

  test('goes on from the last head', async () => {
    await startedTwice();
    const { publisher, news, control } = await log.publisher();
    await publisher.round();
    expect((await published()).size).toBe(305);
    expect(news.at(-1)).toMatchObject({ kind: 'published', size: 305 });
    expect(await control.records(headsStream)).toHaveLength(2);
  });

  test('without files makes them again, and signs nothing new for it', async () => {
    await startedTwice();
    const before = (await log.files.read(checkpointPath))!;
    await log.files.remove(['tile', checkpointPath]);
    await log.apart.remove([lastHeadPath]);
    const { news, control } = await log.publisher();
    expect(news).toContainEqual({ kind: 'mended', files: 5 });
    expect(await log.files.read(checkpointPath)).toEqual(before);
    expect(await log.apart.read(lastHeadPath)).toEqual(before);
    expect(await control.records(headsStream)).toHaveLength(1);
  });

  test('makes the partial files of every head again, for whoever holds one', async () => {
    const first = await log.publisher();
    for (const count of [3, 300, 30, 300]) {
      await recordEvents(log.store, 'line-a', count);
      await first.publisher.round();
    }
    const paths = ['tile/1/000.p/1', 'tile/1/000.p/2', 'tile/0/002.p/121', 'tile/entries/002.p/121'];
    const before = await Promise.all(paths.map(path => log.files.read(path)));
    await log.files.remove(['tile']);
    const { news } = await log.publisher();
    expect(before).not.toContain(undefined);
    expect(await Promise.all(paths.map(path => log.files.read(path)))).toEqual(before);
    expect(await log.files.read('tile/0/000.p/3')).toBeUndefined();
    expect(news).toContainEqual({ kind: 'mended', files: 8 });
    expect((await log.publisher()).news.map(({ kind }) => kind)).not.toContain('mended');
  });

  test('mends a torn tile', async () => {
    await startedTwice();
    const whole = (await log.files.read('tile/0/000'))!;
    await log.files.write([{ path: 'tile/0/000', bytes: whole.subarray(0, 100) }]);
    const { news } = await log.publisher();
    expect(news).toContainEqual({ kind: 'mended', files: 1 });
    expect(await log.files.read('tile/0/000')).toEqual(whole);
  });

  test('with a head that the database has lost, but events that lead to it, records it again', async () => {
    await startedTwice();
    await log.tamper('DELETE FROM control');
    const { publisher, control } = await log.publisher();
    await publisher.round();
    expect(await control.records(headsStream)).toHaveLength(2);
  });
});

describe('two signers of one log', () => {
  test('the later one takes over a head of the same history', async () => {
    await recordEvents(log.store, 'line-a', 3);
    const one = await log.publisher();
    const other = await log.publisher({ index: log.indexAt('other.db') });
    await one.publisher.round();
    await recordEvents(log.store, 'line-b', 2);
    await other.publisher.round();
    await other.publisher.round();
    await one.publisher.round();
    expect(other.news.at(-1)).toMatchObject({ kind: 'published', size: 5 });
    expect(one.news.at(-1)).toMatchObject({ kind: 'published', size: 5 });
    expect(await one.control.records(headsStream)).toHaveLength(2);
  });

  test('the later one has the files of a head that the other signed, also when it knows of more events', async () => {
    const elsewhere = new DurableFolder(log.folder.file('other-log'));
    const one = await log.publisher();
    const other = await log.publisher({ index: log.indexAt('other.db'), files: elsewhere });
    await recordEvents(log.store, 'line-a', 303);
    await one.publisher.round();
    await recordEvents(log.store, 'line-b', 2);
    await other.publisher.round();
    expect(other.news.at(-1)).toMatchObject({ kind: 'published', size: 303 });
    for (const path of ['tile/0/001.p/47', 'tile/entries/001.p/47', 'tile/1/000.p/1'])
      expect(await elsewhere.read(path)).toEqual(await log.files.read(path));
  });
});
