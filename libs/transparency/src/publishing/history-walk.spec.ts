import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import type { Envelope } from '#event-sourcing';
import { sealedEvent } from '#test/support/published-log';
import { DatabaseSync } from 'node:sqlite';
import { Halted } from './halt.js';
import { eventsAStep } from './history-walk.js';
import type { Publisher } from './publisher.js';

/** A ledger that runs: 300 events of two streams are published, and somebody writes to its file behind its back. */
let log: PublishedLog;
let publisher: Publisher;
const everyMs = 400;
beforeEach(async () => {
  log = await publishedLog();
  await recordEvents(log.store, 'line-a', 150);
  await recordEvents(log.store, 'line-b', 150);
  ({ publisher } = await log.publisher({ everyMs }));
  await publisher.round();
});
afterEach(() => log.remove());

const behindItsBack = (change: string | ((db: DatabaseSync) => void)): void => {
  const db = new DatabaseSync(log.path);
  if (typeof change === 'string') db.exec(change);
  else change(db);
  db.close();
};
/** Another content with a content hash that fits it. */
const forge = (index: number) => (db: DatabaseSync) => {
  const { body } = db.prepare('SELECT body FROM event WHERE idx = ?').get(index) as { body: string };
  const { contentHash: _contentHash, ...draft } = JSON.parse(body) as Envelope;
  const { body: forged } = sealedEvent({ ...draft, data: { amount: 2 } });
  db.prepare('UPDATE event SET body = ? WHERE idx = ?').run(forged, index);
};
const haltOf = async (work: () => Promise<void>) => {
  try {
    await work();
    return 'nothing';
  } catch (fault) {
    if (!(fault instanceof Halted)) throw fault;
    return { code: fault.halt.code, said: fault.halt.sentence, ...fault.halt.numbers };
  }
};
const stepsOfAWalk = Math.ceil(300 / eventsAStep(everyMs));
const walk = async (steps = stepsOfAWalk): Promise<void> => {
  for (let n = 0; n < steps; n += 1) await publisher.lookBack();
};

describe('looking back', () => {
  test('goes round and round, and finds nothing where nothing was changed', async () => {
    expect(stepsOfAWalk).toBeGreaterThan(2);
    await walk(2 * stepsOfAWalk);
    await recordEvents(log.store, 'line-c', 20);
    await publisher.round();
    await walk(2 * stepsOfAWalk);
  });

  test('finds a byte that was changed, when it comes there, and not before', async () => {
    behindItsBack(`UPDATE event SET body = replace(body, '"amount":1', '"amount":9') WHERE idx = 170`);
    expect(await haltOf(() => walk(1))).toBe('nothing');
    expect(await haltOf(() => walk())).toMatchObject({ code: 'ledger.content-changed', index: '170' });
  });

  test('finds an event with a hash that fits, at the end of a walk, and names it', async () => {
    behindItsBack(forge(170));
    expect(await haltOf(() => walk(stepsOfAWalk - 1))).toBe('nothing');
    expect(await haltOf(() => walk(1))).toMatchObject({
      code: 'ledger.history-changed',
      index: '170',
      differs: 'contentHash',
      size: '300',
    });
  });

  test('what was changed behind it is found the next time round', async () => {
    await walk(1);
    behindItsBack(forge(3));
    expect(await haltOf(() => walk(2 * stepsOfAWalk))).toMatchObject({
      code: 'ledger.history-changed',
      index: '3',
    });
  });

  test('a row that is gone is found', async () => {
    behindItsBack('DELETE FROM event WHERE idx = 100');
    expect(await haltOf(() => walk())).toMatchObject({ code: 'ledger.index-gap', index: '100' });
  });
});

describe('before new events are taken in', () => {
  test('an end that was cut off is found, though nothing was recorded', async () => {
    behindItsBack('DELETE FROM event WHERE idx >= 290');
    expect(await haltOf(() => publisher.round())).toMatchObject({
      code: 'ledger.history-shorter',
      events: '290',
      size: '300',
      stream: 'line-b',
      said: expect.stringContaining('cut off under the running ledger'),
    });
  });

  test('the event they follow is read again', async () => {
    behindItsBack(forge(299));
    await recordEvents(log.store, 'line-c', 1);
    expect(await haltOf(() => publisher.round())).toMatchObject({
      code: 'ledger.history-changed',
      index: '299',
      differs: 'contentHash',
      said: expect.stringContaining('changed under the running ledger'),
    });
  });

  test.each([
    ['a gap', 'UPDATE event SET idx = 301 WHERE idx = 300', 'ledger.index-gap'],
    ['a wrong link to the event before', 'UPDATE event SET prev = 7 WHERE idx = 300', 'ledger.chain-broken'],
    [
      'another content',
      `UPDATE event SET body = replace(body, '"amount":1', '"amount":9') WHERE idx = 300`,
      'ledger.content-changed',
    ],
    ['another column', `UPDATE event SET revision = 800 WHERE idx = 300`, 'ledger.content-changed'],
  ])('%s among them is found', async (_, change, code) => {
    await recordEvents(log.store, 'line-b', 1);
    behindItsBack(change);
    expect(await haltOf(() => publisher.round())).toMatchObject({ code });
    expect((await log.files.read('checkpoint'))!.toString()).toContain('\n300\n');
  });

  test('NOT NOTICED: an event that is new and not yet read, rewritten with a hash that fits', async () => {
    await recordEvents(log.store, 'line-b', 1);
    behindItsBack(forge(300));
    expect(await haltOf(() => publisher.round())).toBe('nothing');
  });
});

test('each time as much is read as the pause is long, within bounds', () => {
  expect([10, 2_000, 3_600_000].map(eventsAStep)).toEqual([16, 512, 8_192]);
});
