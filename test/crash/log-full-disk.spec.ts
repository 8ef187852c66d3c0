import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startNodeWithFileLimit, type Child } from '#test/support/child';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';

describe('a disk that takes no more', () => {
  const folder = temporaryFolder();
  const path = folder.file('events.db');
  let child: Child;
  const said = (word: string) =>
    child.lines.filter(line => line.startsWith(word)).map(line => line.slice(word.length + 1));

  beforeAll(async () => {
    child = startNodeWithFileLimit(2_000, new URL('./log-full-disk.child.js', import.meta.url), [path]);
    await child.ended;
  }, 60_000);
  afterAll(() => folder.remove());

  test('is told once, in a sentence', () => {
    expect(said('fatal')).toEqual([
      expect.stringMatching(/^StoreUnavailable The log .* can no longer be written: .*\.$/u),
    ]);
    expect(said('closed')).toEqual(['1']);
  });

  test('fails every append under way, and every later one', () => {
    expect(said('ended')).toEqual(Array(8).fill('StoreUnavailable'));
    expect(said('later')).toEqual(['StoreUnavailable']);
  });

  test('leaves the log readable', () => {
    expect(said('readable')).toEqual(['true']);
  });

  test('loses nothing that was answered, once there is room again', async () => {
    const store = await openLogAt(path);
    const written = said('written').map(line => line.split(' '));
    expect(written.length).toBeGreaterThan(10);
    for (const [stream, revision] of written)
      expect(await store.locate(stream!, Number(revision))).toBeGreaterThanOrEqual(0);
    const { index } = await store.head();
    expect((await store.scan(-1, 10_000)).map(event => event.index)).toEqual(
      Array.from({ length: index + 1 }, (_, n) => n),
    );
    await store.close();
  });
});
