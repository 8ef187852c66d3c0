import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LedgerClient, LedgerProblem } from '#command-line';
import { decode, money, papers, smallLedger, type SmallLedger } from '#test/support/small-ledger';
import { sqliteViews } from '#test/support/sqlite-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { differences, readingOf, replay, type Replayed, type View } from '#views';
import { compared } from './compare.js';
import { serviceSide } from './service-side.js';

let ledger: SmallLedger;
let views: Awaited<ReturnType<typeof sqliteViews>>;
const breathe = async (): Promise<void> => undefined;
const copies = new Map<string, Replayed>();
const last = 29;

beforeAll(async () => {
  ledger = await smallLedger();
  views = await sqliteViews();
  await ledger.record(
    Array.from({ length: last + 1 }, (_, n) => ({
      stream: `a-${n % 3}`,
      postings: [{ account: `line/${n % 3}/paid`, commodity: 'VND', amount: `${n + 1}` }],
      papers: [{ key: `p-${n % 4}`, state: `s-${n}` }],
    })),
  );
  const pasts = [money(), papers()].map(view => ({ view, to: last }));
  const feed = { log: ledger.log, decode, readStore: views.store, scheduler: timerScheduler };
  const signal = new AbortController().signal;
  for (const copy of await replay({ ...feed, pasts, signal, onProgress: () => undefined }))
    copies.set(copy.view.name, copy);
});
afterAll(async () => {
  await views.remove();
  await ledger.remove();
});

/** What a ledger that is right would tell, a few at a time. */
const toldPage = async ({ view, id, checkpoint }: Replayed, after: string | undefined) => {
  const at = (known: number) =>
    readingOf(
      views.store,
      new Map([[view.name, { id, checkpoint }]]),
      { index: known, final: true },
      { known },
    );
  const page = await differences({ from: at(-1), to: at(last) }, view, undefined, after, 2);
  const items = page.items.map(item => ({
    ...item,
    changes: item.changes.map(({ index, amount }) => ({ index, ...(amount && { amount: `${amount}` }) })),
  }));
  return JSON.parse(JSON.stringify({ items, next: page.next ?? null }));
};

/** A ledger whose answers are changed on the way. */
class Telling extends LedgerClient {
  constructor(
    private readonly copy: Replayed,
    private readonly change: (page: any) => void,
  ) {
    super({ url: 'http://ledger.example' });
  }
  override async get<T>(path: string): Promise<T> {
    const query = new URL(path, 'http://ledger.example').searchParams;
    expect(query.get('to')).toBe(String(last));
    const page = await toldPage(this.copy, query.get('cursor') ?? undefined);
    this.change(page);
    return page;
  }
}

const outcomeOf = (view: string, change: (page: any) => void, position = last + 5) => {
  const copy = copies.get(view)!;
  const name = copy.view.name;
  const version = copy.view.version;
  const standings = new Map([[name, { version, position, parked: [], digest: { count: 0, sum: '' } }]]);
  const other = serviceSide(new Telling(copy, change));
  return compared(copy, { log: ledger.log, built: views.store, other, standings, rows: false, breathe });
};

const itemOf = (page: any, key: string) => page.items.find((item: any) => item.key === key);

test.each(['money', 'papers'])('%s is equal, told over several pages', async view =>
  expect(await outcomeOf(view, () => undefined)).toMatchObject({ result: 'equal', comparedBy: 'rows' }),
);

test('a cell that lacks an entry: its event is named', async () => {
  const lacking = (page: any): void => void itemOf(page, 'line/1/paid')?.changes.splice(3, 1);
  const { result, difference } = await outcomeOf('money', lacking);
  expect([result, difference]).toMatchObject(['differs', { key: 'line/1/paid VND', event: { index: 10 } }]);
});

test('a document that says something else: its last event is named, and both sides', async () => {
  const change = (page: any): void => {
    const field = itemOf(page, 'p-2')?.fields.find((one: any) => one.field === '/state');
    if (field) field.after = 'never';
  };
  const { result, difference } = await outcomeOf('papers', change);
  expect([result, difference]).toMatchObject([
    'differs',
    {
      key: 'p-2',
      event: { index: 26, stream: 'a-2' },
      replayed: { '/state': 's-26' },
      other: { '/state': 'never' },
    },
  ]);
});

test('a document that is not there is told as such', async () => {
  const change = (page: any): void => void (page.items = page.items.filter(({ key }: any) => key !== 'p-3'));
  const { difference } = await outcomeOf('papers', change);
  expect(difference).toMatchObject({ key: 'p-3', event: { index: 3 }, replayed: { '/state': 's-27' } });
  expect(difference).not.toHaveProperty('other');
});

test('digests that differ stand, though all that is shown is the same, or nothing may be shown', async () => {
  expect(await outcomeOf('papers', () => undefined, last)).toMatchObject({
    result: 'differs',
    comparedBy: 'digest',
    reason: expect.stringContaining('former versions'),
  });
  const refuse = (): never => {
    throw new LedgerProblem('403 identity.duty-missing: no', 403);
  };
  const reason = expect.stringContaining('403');
  expect(await outcomeOf('papers', refuse, last)).toMatchObject({ result: 'differs', reason });
  expect(await outcomeOf('papers', refuse)).toMatchObject({ result: 'notComparable', reason });
});

test('another version of a view, and one that is not there, are not compared', async () => {
  const copy = copies.get('papers')!;
  const newer: View = { ...copy.view, version: 2 };
  const other = serviceSide(new Telling(copy, () => undefined));
  const around = { log: ledger.log, built: views.store, other, rows: false, breathe };
  const standings = new Map([['papers', { version: 1, position: last, parked: [] }]]);
  expect(await compared({ ...copy, view: newer }, { ...around, standings })).toMatchObject({
    result: 'notComparable',
    reason: expect.stringContaining('version 1'),
  });
  expect(await compared(copy, { ...around, standings: new Map() })).toMatchObject({
    result: 'notComparable',
  });
});
