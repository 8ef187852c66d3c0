import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type Moment,
  money,
  papers,
  project,
  smallLedger,
  type SmallLedger,
} from '#test/support/small-ledger';
import { UnreadableEvent } from './faults.js';

const vnd = (account: string, amount: number) => ({ account, commodity: 'VND', amount: String(amount) });
const paid = (stream: string, amount: number, over: Partial<Moment> = {}): Moment => ({
  stream,
  postings: [vnd('outside/x', -amount), vnd(`line/${stream}/available`, amount)],
  papers: [{ key: stream, state: amount % 2 ? 'odd' : 'even' }],
  ...over,
});
const lineOf = (stream: string) => ({ account: `line/${stream}/available`, commodity: 'VND' });

describe('the projector', () => {
  let ledger: SmallLedger;
  beforeEach(async () => {
    ledger = await smallLedger();
  });
  afterEach(() => ledger.remove());

  const live = async (name: string) =>
    (await ledger.readStore.catalogue()).find(copy => copy.name === name && copy.state === 'live')!;
  const states = async () =>
    (await ledger.readStore.catalogue()).map(copy => `${copy.name}@${copy.version} ${copy.state}`).sort();
  const balance = async (stream: string) => {
    const { id, checkpoint } = await live('money');
    return (await ledger.readStore.sum(id, [lineOf(stream)], { known: checkpoint.position }))[0];
  };

  test('brings views up to the log and follows it', async () => {
    await ledger.record([paid('a-1', 5), paid('a-2', 7)]);
    const projector = project(ledger, [money(), papers()]);
    await projector.caughtUp();
    expect(await balance('a-1')).toBe(5n);
    await ledger.record([paid('a-1', 6)]);
    await projector.caughtUp();
    expect(await balance('a-1')).toBe(11n);
    expect(await ledger.readStore.get((await live('papers')).id, 'a-1', 2)).toMatchObject({
      state: 'even',
      changes: 2,
    });
    await projector.stop();
  });

  test('goes on where it was after a restart, whatever position each view had', async () => {
    await ledger.record([paid('a-1', 5), paid('a-2', 7)]);
    const first = project(ledger, [money()]);
    await first.caughtUp();
    await first.stop();
    await ledger.record([paid('a-1', 6)]);
    const second = project(ledger, [money(), papers()]);
    await second.caughtUp();
    expect(await balance('a-1')).toBe(11n);
    expect((await live('papers')).checkpoint.digest.count).toBe(3);
    await second.stop();
  });

  test('two projectors on one store apply every event once', async () => {
    await ledger.record(Array.from({ length: 50 }, (_, n) => paid(`a-${n % 7}`, n)));
    const projectors = [
      project(ledger, [money(), papers()]),
      project(ledger, [money(), papers()], ledger.views.another()),
    ];
    for (let n = 0; n < 40; n += 1) await ledger.record([paid(`a-${n % 7}`, 1_000)]);
    for (const projector of projectors) await projector.caughtUp();
    for (const projector of projectors) await projector.stop();
    expect((await live('papers')).checkpoint.digest.count).toBe(90);
    expect(await balance('a-0')).toBe(6_196n);
    const alone = await smallLedger();
    await alone.record(Array.from({ length: 50 }, (_, n) => paid(`a-${n % 7}`, n)));
    for (let n = 0; n < 40; n += 1) await alone.record([paid(`a-${n % 7}`, 1_000)]);
    const one = project(alone, [money(), papers()]);
    await one.caughtUp();
    await one.stop();
    for (const copy of await alone.readStore.catalogue())
      expect(copy.checkpoint).toEqual((await live(copy.name)).checkpoint);
    await alone.remove();
  });

  test('parks the stream of an event that a view cannot apply, in that view only', async () => {
    await ledger.record([
      paid('a-1', 5),
      paid('a-1', 6, { poison: ['money'] }),
      paid('a-2', 7),
      paid('a-1', 8),
    ]);
    const projector = project(ledger, [money(), papers()]);
    await projector.caughtUp();
    await projector.stop();
    expect((await live('money')).checkpoint).toMatchObject({
      position: 3,
      parked: [{ stream: 'a-1', index: 1, reason: 'this cannot be counted' }],
      digest: { count: 2 },
    });
    expect(await balance('a-1')).toBe(5n);
    expect(await balance('a-2')).toBe(7n);
    expect((await live('papers')).checkpoint).toMatchObject({ parked: [], digest: { count: 4 } });
  });

  test('parks the stream of an event whose total cannot be held', async () => {
    const most = 9_000_000_000_000_000_000n;
    const large = { stream: 'b-1', postings: [{ ...lineOf('b'), amount: String(most) }] };
    await ledger.record([large, paid('a-1', 5), { ...large, stream: 'b-2' }, paid('a-1', 6)]);
    const projector = project(ledger, [money()]);
    await projector.caughtUp();
    await projector.stop();
    expect((await live('money')).checkpoint.parked).toMatchObject([{ stream: 'b-2', index: 2 }]);
    expect(await balance('b')).toBe(most);
    expect(await balance('a-1')).toBe(11n);
  });

  test('stops all views before an event it cannot read', async () => {
    await ledger.record([paid('a-1', 5), paid('a-1', 5, { type: 'Unheard' }), paid('a-1', 5)]);
    const projector = project(ledger, [money(), papers()]);
    await expect(projector.ended).rejects.toThrow(UnreadableEvent);
    await expect(projector.ended).rejects.toThrow(/Unheard at index 1 .a-1, revision 1./u);
    for (const name of ['money', 'papers']) expect((await live(name)).checkpoint.position).toBeLessThan(1);
  });

  test('builds a new version beside the live one, switches, and drops the old one a day later', async () => {
    await ledger.record([paid('a-1', 5), paid('a-1', 6)]);
    const first = project(ledger, [money(), papers()]);
    await first.caughtUp();
    await first.stop();
    const second = project(ledger, [money(), papers(2, { added: true })]);
    await second.caughtUp();
    expect(await states()).toEqual(['money@1 live', 'papers@1 retired', 'papers@2 live']);
    expect(await ledger.readStore.get((await live('papers')).id, 'a-1', 1)).toMatchObject({
      added: true,
      changes: 2,
    });
    await ledger.record([paid('a-1', 7)]);
    await second.caughtUp();
    await second.stop();
    for (const [at, left] of [
      ['2020-03-01T23:59:59.999Z', 3],
      ['2020-03-02T00:00:00.000Z', 2],
    ] as const) {
      ledger.clock.at = at;
      const later = project(ledger, [money(), papers(2, { added: true })]);
      await later.caughtUp();
      if (left === 2) await later.told('swept');
      await later.stop();
      expect(await states()).toHaveLength(left);
    }
  });

  test('a program that is rolled back takes the retired copy up again', async () => {
    await ledger.record([paid('a-1', 5)]);
    for (const version of [1, 2, 1]) {
      const projector = project(ledger, [papers(version)]);
      await projector.caughtUp();
      await projector.stop();
      await ledger.record([paid('a-1', 5)]);
    }
    expect(await states()).toEqual(['papers@1 live', 'papers@2 retired']);
    expect((await live('papers')).checkpoint).toMatchObject({ position: 2, digest: { count: 3 } });
  });

  test('a new version that meets a poison event is not switched to, and the others go on', async () => {
    await ledger.record([paid('a-1', 5), paid('a-1', 6, { poison: ['papers'] }), paid('a-2', 7)]);
    const first = project(ledger, [money(), papers()]);
    await first.caughtUp();
    await first.stop();
    const second = project(ledger, [money(), papers(2)]);
    await second.told('not-built');
    expect(second.progress).toContainEqual({
      kind: 'not-built',
      view: 'papers',
      version: 2,
      reason: 'version 2 of the view papers cannot apply the event at index 1 of a-1: this cannot be filed',
    });
    await ledger.record([paid('a-2', 1)]);
    await ledger.readStore.reached((await live('money')).id, 3, new AbortController().signal);
    expect(await states()).toEqual(['money@1 live', 'papers@1 live']);
    expect((await live('papers')).checkpoint).toMatchObject({
      position: 2,
      parked: [{ stream: 'a-1', index: 1 }],
    });
    await second.stop();
  });

  test('a document that is no JSON parks its stream too, and an outage does not', async () => {
    await ledger.record([paid('a-1', 5)]);
    const first = project(ledger, [papers()]);
    await first.caughtUp();
    await first.stop();
    await ledger.record([paid('a-1', 6)]);
    const failing = { ...ledger.readStore, get: () => Promise.reject(new Error('out of order')) };
    await expect(project(ledger, [papers()], failing).ended).rejects.toThrow('out of order');
    expect((await live('papers')).checkpoint).toMatchObject({ position: 0, parked: [] });
    const broken = project(ledger, [papers(1, { size: 2 ** 60 })]);
    await broken.caughtUp();
    await broken.stop();
    expect((await live('papers')).checkpoint.parked).toMatchObject([{ stream: 'a-1', index: 1 }]);
  });
});
