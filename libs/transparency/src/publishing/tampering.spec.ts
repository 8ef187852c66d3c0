import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cpSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { publishedLog, type PublishedLog, recordEvents, sealedEvent } from '#test/support/published-log';
import type { Envelope } from '#event-sourcing';
import { Halted } from './halt.js';
import { lastHeadPath } from './head-book.js';

/** A published log of 300 events of two streams, and one event that is recorded and not yet published. */
let log: PublishedLog;
beforeEach(async () => {
  log = await publishedLog();
  await recordEvents(log.store, 'line-a', 150);
  await recordEvents(log.store, 'line-b', 150);
  const { publisher } = await log.publisher();
  await publisher.round();
  await recordEvents(log.store, 'line-c', 1);
});
afterEach(() => log.remove());

/** What a new start finds. */
const found = async () => {
  try {
    await log.publisher();
    return 'nothing';
  } catch (fault) {
    if (!(fault instanceof Halted)) throw fault;
    return { code: fault.halt.code, ...fault.halt.numbers };
  }
};

const bodyOf = (db: DatabaseSync, index: number) =>
  (db.prepare('SELECT body FROM event WHERE idx = ?').get(index) as { body: string }).body;
const setBody = (db: DatabaseSync, index: number, body: string) =>
  db.prepare('UPDATE event SET body = ? WHERE idx = ?').run(body, index);

/** Another content with a content hash that fits it: what somebody who knows the code would write. */
const forged = (body: string): string => {
  const { contentHash: _contentHash, ...draft } = JSON.parse(body) as Envelope;
  return sealedEvent({ ...draft, data: { amount: 2 } }).body;
};

describe('is found at the next start, and its place named:', () => {
  test('an amount, changed in a row', async () => {
    await log.tamper(db => setBody(db, 170, bodyOf(db, 170).replace('"amount":1', '"amount":9')));
    expect(await found()).toMatchObject({
      code: 'ledger.content-changed',
      index: '170',
      stream: 'line-b',
      type: 'MoneyGiven',
    });
  });

  test('an amount, changed with a hash that fits', async () => {
    await log.tamper(db => setBody(db, 170, forged(bodyOf(db, 170))));
    expect(await found()).toMatchObject({
      code: 'ledger.history-changed',
      index: '170',
      stream: 'line-b',
      differs: 'contentHash',
    });
  });

  test('the same, with the published bundle thrown away: between which heads', async () => {
    await log.tamper(db => setBody(db, 170, forged(bodyOf(db, 170))));
    await log.files.remove(['tile']);
    expect(await found()).toMatchObject({ code: 'ledger.history-changed', from: '0', size: '300' });
  });

  test.each(['salt', 'contentHash'])('the %s of an envelope', async member => {
    await log.tamper(db => {
      const body = bodyOf(db, 3);
      const { [member as 'salt']: value } = JSON.parse(body) as Envelope;
      setBody(db, 3, body.replace(value, '0'.repeat(64)));
    });
    expect(await found()).toMatchObject({ code: 'ledger.content-changed', index: '3' });
  });

  test.each([
    ['the instant of a row', "UPDATE event SET recorded_at = '2019-01-01T00:00:00.000Z' WHERE idx = 5"],
    ['the stream of a row', 'UPDATE event SET stream = 2, revision = 999 WHERE idx = 5'],
    ['the type of a row', "INSERT INTO type (name) VALUES ('X'); UPDATE event SET type = 2 WHERE idx = 5"],
    ['a body that is no JSON', "UPDATE event SET body = 'x' WHERE idx = 5"],
  ])('%s', async (_, sql) => {
    await log.tamper(sql);
    expect(await found()).toMatchObject({ code: 'ledger.content-changed', index: '5' });
  });

  test('the chain of a row', async () => {
    await log.tamper('UPDATE event SET prev = 2 WHERE idx = 5');
    expect(await found()).toMatchObject({ code: 'ledger.history-changed', index: '5', differs: 'prev' });
  });

  test('a row, deleted', async () => {
    await log.tamper('DELETE FROM event WHERE idx = 100');
    expect(await found()).toMatchObject({ code: 'ledger.index-gap', index: '100' });
  });

  test('a row, deleted, and those behind it moved up', async () => {
    await log.tamper(
      'DELETE FROM event WHERE idx = 100; UPDATE event SET idx = -idx WHERE idx > 100;' +
        'UPDATE event SET idx = -idx - 1 WHERE idx < 0;',
    );
    expect(await found()).toMatchObject({ code: 'ledger.history-changed', index: '100' });
  });

  test('two rows, swapped', async () => {
    await log.tamper(
      'UPDATE event SET idx = -1 WHERE idx = 20; UPDATE event SET idx = 20 WHERE idx = 160;' +
        'UPDATE event SET idx = 160 WHERE idx = -1;',
    );
    expect(await found()).toMatchObject({ code: 'ledger.history-changed', index: '20' });
  });

  test('a tail, cut', async () => {
    await log.tamper('DELETE FROM event WHERE idx >= 250');
    expect(await found()).toMatchObject({
      code: 'ledger.history-shorter',
      events: '250',
      size: '300',
      stream: 'line-b',
    });
  });

  test('a tail, cut, and the record of its head with it', async () => {
    await log.tamper('DELETE FROM event WHERE idx >= 250; DELETE FROM control');
    expect(await found()).toMatchObject({ code: 'ledger.history-shorter', size: '300' });
  });

  test('a tail, cut, and written anew', async () => {
    await log.tamper('DELETE FROM event WHERE idx >= 200');
    await recordEvents(log.store, 'line-x', 200);
    expect(await found()).toMatchObject({
      code: 'ledger.history-changed',
      index: '200',
      stream: 'line-x',
      size: '300',
    });
  });

  test('a head of the record, replaced by bytes', async () => {
    await log.tamper("UPDATE control SET text = 'x'");
    expect(await found()).toMatchObject({ code: 'ledger.head-damaged' });
  });

  test('a head of the record, signed by somebody else', async () => {
    await log.tamper(db => {
      const { text } = db.prepare('SELECT text FROM control').get() as { text: string };
      const { checkpoint, time } = JSON.parse(text) as { checkpoint: string; time: string };
      const other = checkpoint.replace('\n300\n', '\n299\n');
      db.prepare('UPDATE control SET text = ?').run(JSON.stringify({ checkpoint: other, time }));
    });
    expect(await found()).toMatchObject({ code: 'ledger.head-damaged', why: 'note.signature-invalid' });
  });

  test('the file of the last head, damaged', async () => {
    await log.apart.write([{ path: lastHeadPath, bytes: Buffer.from('x') }]);
    expect(await found()).toMatchObject({ code: 'ledger.head-damaged' });
  });

  test('an event, inserted at the end of the unpublished tail, out of its chain', async () => {
    await log.tamper(db => {
      const body = forged(bodyOf(db, 300)).replace('"revision":0', '"revision":7');
      const { contentHash: _contentHash, ...draft } = JSON.parse(body) as Envelope;
      db.prepare(
        'INSERT INTO event SELECT 301, prev, stream, 7, type, recorded_at, high, command, ? FROM event WHERE idx = 300',
      ).run(sealedEvent(draft).body);
    });
    expect(await found()).toMatchObject({ code: 'ledger.chain-broken', index: '301' });
  });
});

describe('an old backup', () => {
  const backup = () => `${log.path}.backup`;
  const aside = async (): Promise<void> => {
    await log.tamper(db => db.exec(`VACUUM INTO '${backup()}'`));
  };
  const putBack = async (): Promise<void> => {
    await log.tamper(() => {
      rmSync(`${log.path}-wal`, { force: true });
      rmSync(`${log.path}-shm`, { force: true });
      cpSync(backup(), log.path);
    });
  };
  const grow = async (stream: string, count: number): Promise<void> => {
    await recordEvents(log.store, stream, count);
    const { publisher } = await log.publisher();
    await publisher.round();
  };

  test('put back is shorter than what was signed since', async () => {
    await aside();
    await grow('line-d', 50);
    await putBack();
    expect(await found()).toMatchObject({ code: 'ledger.history-shorter', events: '301', size: '351' });
  });

  test('put back, and grown past what was signed, is another history', async () => {
    await aside();
    await grow('line-d', 50);
    await putBack();
    await recordEvents(log.store, 'line-e', 80);
    expect(await found()).toMatchObject({
      code: 'ledger.history-changed',
      index: '301',
      stream: 'line-e',
      size: '351',
    });
  });

  test('of everything, brought back together, is found by whoever saw the last head', async () => {
    await aside();
    const files = log.folder.file('log');
    const heads = log.folder.file('heads');
    for (const folder of [files, heads]) cpSync(folder, `${folder}.backup`, { recursive: true });
    await grow('line-d', 50);
    const seen = (await log.apart.read(lastHeadPath))!.toString();
    await putBack();
    for (const folder of [files, heads]) {
      rmSync(folder, { recursive: true });
      cpSync(`${folder}.backup`, folder, { recursive: true });
    }
    expect(await found()).toBe('nothing');
    const witness = { name: 'witness', heads: async () => [seen] };
    await expect(log.publisher({ keepers: [witness] })).rejects.toMatchObject({
      halt: { code: 'ledger.history-shorter', numbers: { size: '351' } },
    });
  });
});

describe('two copies that were both written to', () => {
  test('the second signer halts at the head of the first', async () => {
    const one = await log.publisher();
    const changed = await publishedLog();
    await recordEvents(changed.store, 'line-z', 310);
    const other = await log
      .publisher({ log: changed.store, index: log.indexAt('other.db') })
      .catch((error: unknown) => error);
    expect(other).toMatchObject({ halt: { code: 'ledger.history-changed' } });
    await one.publisher.round();
    await changed.remove();
  });

  test('while both run', async () => {
    const fresh = await publishedLog();
    const elsewhere = await publishedLog();
    await recordEvents(fresh.store, 'line-a', 10);
    await recordEvents(elsewhere.store, 'line-b', 10);
    const mine = await fresh.publisher();
    const theirs = await elsewhere.publisher({ control: mine.control });
    await theirs.publisher.round();
    await expect(mine.publisher.round()).rejects.toMatchObject({ halt: { code: 'ledger.two-histories' } });
    expect(await fresh.files.read('checkpoint')).toBeUndefined();
    for (const each of [fresh, elsewhere]) await each.remove();
  });
});

test('tiles that do not say what was written are found before the next head is signed', async () => {
  let lying = false;
  const files = {
    write: (all: Parameters<typeof log.files.write>[0]) => log.files.write(all),
    remove: (paths: readonly string[]) => log.files.remove(paths),
    read: async (path: string) => {
      const bytes = await log.files.read(path);
      if (lying && bytes && path.startsWith('tile/0/')) bytes[bytes.length - 1]! ^= 1;
      return bytes;
    },
  };
  const { publisher, control } = await log.publisher({ files });
  lying = true;
  await recordEvents(log.store, 'line-f', 20);
  await expect(publisher.round()).rejects.toMatchObject({ halt: { code: 'ledger.tiles-differ' } });
  expect(await control.records('socai-heads')).toHaveLength(1);
});
