import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Envelope, eventIdOf, sealed } from '#event-sourcing';
import { openLogAt } from '#test/support/sqlite-log';
import { publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { streamEnds } from '../../../apps/auditor/src/verify/published/stream-ends.js';
import { seen } from './verifying.js';

let original: PublishedLedger;
beforeAll(async () => {
  original = await publishedLedger(30);
});
afterAll(() => original.remove());

const endsUpTo = (upTo: number): ReadonlyMap<string, number> =>
  new Map(original.recorded.filter(({ index }) => index <= upTo).map(({ stream, index }) => [stream, index]));

/** Puts a `HeadsPublished` behind the last event, as the ledger would. */
const publishHeads = async (events: string, upTo: number, forged?: string): Promise<void> => {
  const ends = endsUpTo(upTo);
  const names = [...ends.keys()].sort().map(name => ({ id: name, name }));
  const { streams, root } = streamEnds(names, id => ends.get(String(id))!);
  const { index: _, prev: __, contentHash: ___, ...model } = original.recorded[0]!;
  const commandId = 'aa'.repeat(32);
  const salt = '66'.repeat(32);
  const { event } = sealed({
    ...(model as Omit<Envelope, 'contentHash'>),
    commandId,
    salt,
    stream: 'publishedHeads-2021',
    revision: 0,
    type: 'HeadsPublished',
    v: 1,
    id: eventIdOf(commandId, 0, salt),
    data: { through: upTo, streams, root: forged ?? root },
  });
  const log = await openLogAt(events);
  await log.append('publishedHeads-2021', -1, [event]);
  await log.close();
};

describe('ends of streams', () => {
  test('are whole as far as the newest HeadsPublished says', async () => {
    const ledger = original.copy();
    await publishHeads(ledger.events, 25);
    const { codes, verdict } = await seen(ledger);
    expect(codes).toEqual([]);
    expect(verdict!.wholeUpTo).toBe(25);
    ledger.remove();
  });

  test('that are not those it commits to are found', async () => {
    const ledger = original.copy();
    await publishHeads(ledger.events, 25, '00'.repeat(32));
    const { findings } = await seen(ledger);
    const index = original.recorded.length;
    expect(findings).toContainEqual(expect.objectContaining({ code: 'heads-published.differs', index }));
    ledger.remove();
  });

  test('NOT CLAIMED before there is one: the verdict says nothing of them, and says so', async () => {
    const { verdict } = await seen(original);
    expect(verdict!.wholeUpTo).toBe(-1);
    expect(verdict!.found.kept).toContainEqual({ code: 'note.no-heads-published' });
  });
});

describe('gates', () => {
  const withGate = async (gate: { stream: string; revision: number }, change: object = {}) => {
    const ledger = original.copy();
    const db = new DatabaseSync(ledger.events);
    const index = original.recorded.length - 2;
    const { body } = db.prepare('SELECT body FROM event WHERE idx = ?').get(index) as { body: string };
    const { contentHash: _, ...envelope } = JSON.parse(body) as Envelope;
    const { event } = sealed({ ...envelope, ...change, gates: [gate] });
    db.prepare('UPDATE event SET body = ? WHERE idx = ?').run(event.body, index);
    db.close();
    const { findings } = await seen(ledger);
    ledger.remove();
    return findings.filter(finding => finding.index === index);
  };

  test('that were never there, or stand later, are found', async () => {
    const last = original.recorded.at(-1)!;
    expect(await withGate({ stream: 'unit-nowhere', revision: 0 })).toEqual([
      expect.objectContaining({ code: 'gate.missing', what: 'unit-nowhere @ 0' }),
    ]);
    expect(await withGate({ stream: last.stream, revision: last.revision })).toEqual([
      expect.objectContaining({ code: 'gate.later', what: `${last.stream} @ ${last.revision}` }),
    ]);
    expect(await withGate({ stream: 'unit-bca', revision: 0 })).toEqual([]);
  });
});
