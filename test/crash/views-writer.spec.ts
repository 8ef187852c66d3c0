import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Child, startNode, startNodeWithFileLimit } from '#test/support/child';
import { allPages, batch, write } from '#test/contract/read-store/rows';
import { openViewsAt } from '#test/support/sqlite-views';
import { temporaryFolder } from '#test/support/temporary-folder';

const writer = new URL('./views-writer.child.js', import.meta.url);

const lastWritten = (children: readonly Child[], name: string): number =>
  Math.max(
    -1,
    ...children
      .flatMap(({ lines }) => lines)
      .filter(line => line.startsWith(`written ${name} `))
      .map(line => Number(line.split(' ')[2])),
  );

/** Each copy as it stands, with the indexes of all its versions. */
const copiesIn = async (path: string) => {
  const store = openViewsAt(path);
  const copies = [];
  for (const { id, name, checkpoint } of await store.catalogue()) {
    const between = { after: -1, to: 1_000_000_000 };
    const rows = await allPages(after => store.keysTouched(id, between, after, 5_000));
    copies.push({ name, position: checkpoint.position, rows: rows.map(({ index }) => index) });
  }
  store.close();
  return copies;
};

const mustBeWhole = async (path: string, children: readonly Child[]): Promise<void> => {
  const copies = await copiesIn(path);
  expect(copies.map(({ name }) => name).sort()).toEqual(['others', 'papers']);
  for (const { name, position, rows } of copies) {
    expect(position).toBeGreaterThanOrEqual(lastWritten(children, name));
    expect(rows).toEqual(Array.from({ length: position + 1 }, (_, n) => n));
  }
};

describe('a program that is killed while its thread writes views', () => {
  const folder = temporaryFolder();
  const path = folder.file('views.db');
  afterAll(() => folder.remove());

  test('leaves every copy with the rows of its position, and goes on from there', async () => {
    const children: Child[] = [];
    for (const answers of [1, 4, 9]) {
      const child = startNode(writer, [path]);
      children.push(child);
      await child.printed(answers);
      child.process.kill('SIGKILL');
      expect(await child.ended).toBe('SIGKILL');
      await mustBeWhole(path, children);
    }
    expect(lastWritten(children, 'papers')).toBeGreaterThan(3_000);
  }, 60_000);
});

describe('a disk that takes no more views', () => {
  const folder = temporaryFolder();
  const path = folder.file('views.db');
  let child: Child;
  beforeAll(async () => {
    child = startNodeWithFileLimit(12_000, writer, [path]);
    await child.ended;
  }, 60_000);
  afterAll(() => folder.remove());

  test('fails what is under way with a passing fault; nothing hangs, and the file is let go of', () => {
    const after = child.lines.filter(line => !line.startsWith('written'));
    expect(after).toEqual([...Array<string>(2).fill('ended ReadStoreUnavailable'), 'readable 2', 'closed']);
  });

  test('loses nothing that was told, and goes on when there is room', async () => {
    expect(lastWritten([child], 'papers')).toBeGreaterThan(0);
    await mustBeWhole(path, [child]);
    const store = openViewsAt(path);
    const { id, checkpoint } = (await store.catalogue())[0]!;
    const { position } = checkpoint;
    await store.commit(id, batch(position, position + 1, { writes: [write(position + 1, 'k', { n: 1 })] }));
    store.close();
  });
});
