import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { formatCheckpoint, signNote } from '#evidence';
import { type PublishedLedger, publishedLedger } from '#test/support/published-ledger';
import { linesOf, socai, startSocai } from '#test/support/socai';
import { keyNamed, logKey, origin } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';

let original: PublishedLedger;
let kept: ReturnType<typeof temporaryFolder>;
let disk: ReturnType<typeof temporaryFolder>;
let events: number;

beforeAll(async () => {
  original = await publishedLedger();
  kept = temporaryFolder();
  events = original.recorded.length;
  const { code, errors } = await socai('backup', '--events', original.events, '--to', kept.file('copy'));
  expect([code, errors]).toEqual([0, expect.anything()]);
}, 60_000);
afterAll(() => {
  original.remove();
  kept.remove();
});
beforeEach(() => {
  disk = temporaryFolder();
});
afterEach(() => disk.remove());

const restoring = (...more: readonly string[]) =>
  socai(
    ...['restore', '--from', kept.file('copy'), '--to', disk.file('data'), '--key', logKey.line, '--json'],
    ...more,
  );
const headOver = async (size: number, { name = origin, root = 7 } = {}): Promise<string> => {
  const { signer } = name === origin ? logKey : keyNamed(name);
  const note = await signNote(formatCheckpoint({ origin: name, size, root: Buffer.alloc(32, root) }), [
    signer,
  ]);
  writeFileSync(disk.file('head'), note);
  return disk.file('head');
};
const nothingThere = () => expect(existsSync(disk.file('data/events.db'))).toBe(false);

describe('a restored ledger', () => {
  test('is the one that was backed up, and sound', async () => {
    const { code, out, errors } = await restoring('--checkpoint', original.held);
    expect([code, errors]).toEqual([0, '']);
    expect(readdirSync(disk.file('data')).toSorted()).toEqual(['events.db', 'socai-heads']);
    expect(linesOf(out, 'restore')).toMatchObject([
      { events, head: events - 20, compared: true, keys: false },
    ]);
    expect(readFileSync(disk.file('data/socai-heads/last-head'), 'utf8')).toBe(original.notes.at(-1));
    expect(statSync(disk.file('data/events.db')).mode & 0o777).toBe(0o644);
    expect((await socai('verify', '--events', disk.file('data/events.db'), '--key', logKey.line)).code).toBe(
      0,
    );
  }, 60_000);

  test('that is interrupted leaves nothing, not even its folder', async () => {
    const run = startSocai(['restore', '--from', kept.file('copy'), '--to', disk.file('data'), '--json']);
    await run.printed(/"step":"check"/u);
    run.signal('SIGINT');
    expect([await run.ended, linesOf(run.out(), 'failure').length]).toEqual([3, 1]);
    expect(readdirSync(disk.path)).toEqual([]);
  }, 30_000);

  test('says that nobody could tell what else was published, when no head is at hand', async () => {
    const { code, out } = await restoring();
    expect([code, linesOf(out, 'note').map(note => note.code)]).toEqual([
      0,
      ['restore.not-compared', 'restore.no-keys'],
    ]);
  }, 60_000);
});

describe('nothing is restored', () => {
  test.each(['--heads', '--checkpoint'])(
    'over a larger head (%s), and by how much is said',
    async option => {
      const { code, out } = await restoring(option, await headOver(events + 12));
      expect(code).toBe(1);
      const [failure] = linesOf(out, 'failure');
      expect(failure).toMatchObject({
        code: 'restore.would-fork',
        published: events + 12,
        events,
        missing: 12,
        reason: expect.stringContaining('12'),
      });
      nothingThere();
    },
    60_000,
  );

  test('over a larger head that a lost disk left behind, without being told of it', async () => {
    mkdirSync(disk.file('data/socai-heads'), { recursive: true });
    cpSync(await headOver(events + 1), disk.file('data/socai-heads/last-head'));
    const { code, out } = await restoring();
    expect([code, linesOf(out, 'failure')[0].missing]).toEqual([1, 1]);
    nothingThere();
  }, 60_000);

  test('over a head that these events do not give', async () => {
    const { code, out } = await restoring('--checkpoint', await headOver(events - 5));
    expect([code, linesOf(out, 'finding').map(finding => finding.code)]).toEqual([1, ['head.root']]);
    nothingThere();
    expect(readdirSync(disk.path)).toEqual(['head']);
  }, 60_000);

  test('over a head of another log', async () => {
    const { code, out } = await restoring('--checkpoint', await headOver(5, { name: 'other.example' }));
    expect([code, linesOf(out, 'failure')[0].code]).toEqual([1, 'head.other-log']);
  }, 60_000);

  test('over a head that is not there', async () => {
    const { code, out } = await restoring('--heads', disk.file('nowhere'));
    expect([code, linesOf(out, 'failure')[0].code]).toEqual([1, 'head.missing']);
  }, 60_000);

  test('over a ledger', async () => {
    mkdirSync(disk.file('data'));
    writeFileSync(disk.file('data/events.db'), 'mine');
    const { code, out } = await restoring();
    expect([code, linesOf(out, 'failure')[0].code]).toEqual([1, 'ledger.exists']);
    expect(readFileSync(disk.file('data/events.db'), 'utf8')).toBe('mine');
  }, 60_000);

  test.each(['events.db', 'last-head', 'checkpoint'])(
    'from a backup whose %s was damaged',
    async name => {
      cpSync(kept.file('copy'), disk.file('copy'), { recursive: true });
      const bytes = readFileSync(disk.file(`copy/${name}`));
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(disk.file(`copy/${name}`), bytes);
      const { code, out } = await socai(
        ...['restore', '--from', disk.file('copy'), '--to', disk.file('data'), '--json'],
      );
      const [failure] = linesOf(out, 'failure');
      expect([code, failure.code, failure.reason]).toEqual([
        1,
        'backup.damaged',
        expect.stringContaining(name),
      ]);
      nothingThere();
    },
    60_000,
  );

  test('from a folder that is no backup', async () => {
    const { code, out } = await socai('restore', '--from', disk.path, '--to', disk.file('data'), '--json');
    expect([code, linesOf(out, 'failure')[0].code]).toEqual([1, 'backup.unreadable']);
  }, 60_000);
});
