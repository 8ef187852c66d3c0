import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '#event-sourcing';
import {
  type Moment,
  money,
  papers,
  project,
  smallLedger,
  type SmallLedger,
} from '#test/support/small-ledger';
import { postingsOf, tally, type TallyEntry, type View } from '../view.js';

const paid = (line: string, amount: number, more: Partial<Moment> = {}): Moment => ({
  stream: line,
  postings: [
    { account: `line/${line}/available`, commodity: 'VND', amount: String(-amount) },
    { account: `line/${line}/paid`, commodity: 'VND', amount: String(amount) },
  ],
  ...more,
});

/** Both sides of every posting; `entries` is what a version makes of them. */
const books = (
  version: number,
  entries = (made: readonly TallyEntry[], _: LedgerEvent): readonly TallyEntry[] => made,
) => {
  const view = tally('money', version, { of: () => true, balances: true });
  return { ...view, entries: (event: LedgerEvent) => entries(view.entries(event), event) };
};

describe('a new version of a tally', () => {
  let ledger: SmallLedger;
  beforeEach(async () => {
    ledger = await smallLedger();
  });
  afterEach(() => ledger.remove());

  const states = async () =>
    (await ledger.readStore.catalogue()).map(({ name, version, state }) => `${name}@${version} ${state}`);
  const ran = async (...views: View[]) => {
    const projector = project(ledger, views);
    await projector.caughtUp();
    await projector.stop();
  };
  const refused = async (view: View) => {
    const projector = project(ledger, [view]);
    await projector.told('not-built');
    await projector.stop();
    expect(await states()).toEqual(['money@1 live']);
    return projector.progress.find(({ kind }) => kind === 'not-built');
  };

  test('takes over when its books balance and its shared measures are equal', async () => {
    await ledger.record([paid('a-1', 5), paid('a-2', 7)]);
    await ran(books(1));
    await ledger.record([paid('a-1', 6)]);
    await ran(books(2, (made, { id }) => made.map(entry => ({ ...entry, member: id }))));
    expect(await states()).toEqual(['money@1 retired', 'money@2 live']);
  });

  test('whose books do not balance is not switched to', async () => {
    await ledger.record([paid('a-1', 5), paid('a-2', 7)]);
    await ran(books(1));
    const oneSided = books(2, made => made.filter(({ account }) => account.endsWith('paid')));
    expect(await refused(oneSided)).toMatchObject({
      reason: 'version 2 of the view money does not balance: VND in all accounts together comes to 12',
    });
  });

  test('that measures otherwise what the live copy measures is not switched to', async () => {
    await ledger.record([paid('a-1', 5), paid('a-2', 7)]);
    await ran(books(1));
    await ledger.record([paid('a-2', 1)]);
    const doubled = books(2, (made, { stream }) =>
      stream === 'a-2' ? made.map(entry => ({ ...entry, amount: entry.amount * 2n })) : made,
    );
    expect(await refused(doubled)).toMatchObject({
      reason:
        'version 2 of the view money comes to -14 VND in line/a-2/available at index 1, the live copy to -7',
    });
  });

  test('may give measures up, and add others', async () => {
    await ledger.record([paid('a-1', 5), paid('a-2', 7)]);
    await ran(money());
    const fewer = tally('money', 2, { of: ({ account }) => !account.startsWith('line/a-2/') });
    const more = (event: LedgerEvent) => [
      ...fewer.entries(event),
      ...postingsOf(event).map(() => ({
        account: 'count/postings',
        commodity: 'one',
        amount: 1n,
        effective: event.effectiveDate,
      })),
    ];
    await ran({ ...fewer, entries: more });
    expect(await states()).toEqual(['money@1 retired', 'money@2 live']);
  });

  test('is compared up to what the live copy has parked, and not beyond', async () => {
    await ledger.record([paid('a-1', 5), paid('a-1', 6, { poison: ['money'] }), paid('a-2', 7)]);
    await ran(money());
    await ran(money(2, () => false));
    expect(await states()).toEqual(['money@1 retired', 'money@2 live']);
  });
});

describe('a view that is no longer declared', () => {
  let ledger: SmallLedger;
  beforeEach(async () => {
    ledger = await smallLedger();
    await ledger.record([paid('a-1', 5, { papers: [{ key: 'k', state: 's' }] })]);
  });
  afterEach(() => ledger.remove());

  const states = async () =>
    (await ledger.readStore.catalogue()).map(({ name, version, state }) => `${name}@${version} ${state}`);
  const ran = async (...views: View[]) => {
    const projector = project(ledger, views);
    await projector.caughtUp();
    await projector.stop();
    return projector.progress;
  };

  test('is retired at once, and dropped a day later; what was begun of it is dropped at once', async () => {
    await ran(money(), papers());
    await ledger.readStore.create({ name: 'papers', version: 2, kind: 'register' });
    const progress = await ran(money());
    expect(progress).toContainEqual({ kind: 'retired', copies: [expect.stringMatching(/^papers@1#/u)] });
    expect(await states()).toEqual(['money@1 live', 'papers@1 retired']);
    ledger.clock.at = '2020-03-02T00:00:00.000Z';
    const later = project(ledger, [money()]);
    await later.told('swept');
    await later.stop();
    expect(await states()).toEqual(['money@1 live']);
  });

  test('is taken up again by a program that declares it', async () => {
    await ran(money(), papers());
    await ran(money());
    await ledger.record([paid('a-1', 6, { papers: [{ key: 'k', state: 't' }] })]);
    await ran(money(), papers());
    expect(await states()).toEqual(['money@1 live', 'papers@1 live']);
    const { id } = (await ledger.readStore.catalogue()).find(({ name }) => name === 'papers')!;
    expect(await ledger.readStore.get(id, 'k', 1)).toMatchObject({ state: 't', changes: 2 });
  });
});
