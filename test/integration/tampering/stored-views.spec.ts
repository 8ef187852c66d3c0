import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  decode,
  money,
  type Moment,
  papers,
  smallLedger,
  type SmallLedger,
} from '#test/support/small-ledger';
import { openViewsAt, sqliteViews } from '#test/support/sqlite-views';
import { printTally } from '#test/support/tally-printer';
import { timerScheduler } from '#test/support/timer-scheduler';
import { firstDifference, replay, rowsOfCopy, type View } from '#views';

/*
 * What views hold is in no tree: whoever can write to their file can make a ledger answer with another balance or
 * document. The log shows it: a view built again is held against the file, row by row (`socai replay --rows`).
 */
type Views = Awaited<ReturnType<typeof sqliteViews>>;

const last = 39;
/** Days go back and forth: balances of a past day are kept apart from those of now. */
const moments = Array.from({ length: last + 1 }, (_, n): Moment => {
  const stream = `a-${Math.floor(n / 10) % 3}`;
  return {
    stream,
    member: `m-${n % 3}`,
    effectiveDate: `2020-01-${10 + ((7 * n) % 11)}`,
    postings: [
      { account: `line/${stream}/paid`, commodity: 'VND', amount: `${1 + (n % 13)}` },
      { account: `line/${stream}/available`, commodity: 'VND', amount: `-${1 + (n % 13)}` },
    ],
    papers: [{ key: `${stream}-${n % 11}`, state: `s-${n % 3}` }],
  };
});
const all: readonly View[] = [money(), papers()];

let ledger: SmallLedger;
let honest: Views;
let suspect: Views;
const sums = { tried: 0, found: 0 };

const built = async (): Promise<Views> => {
  const views = await sqliteViews();
  const pasts = all.map(view => ({ view, to: last }));
  const { signal } = new AbortController();
  const feed = { log: ledger.log, decode, readStore: views.store, scheduler: timerScheduler };
  await replay({ ...feed, pasts, signal, onProgress: () => undefined });
  return views;
};

beforeAll(async () => {
  ledger = await smallLedger();
  await ledger.record(moments);
  honest = await built();
});
afterAll(async () => {
  printTally('stored balances and documents', sums.tried, sums.found);
  await honest.remove();
  await ledger.remove();
});
beforeEach(async () => {
  suspect = await built();
});
afterEach(() => suspect.remove());

const difference = async (name: string) => {
  const view = all.find(one => one.name === name)!;
  const other = openViewsAt(suspect.path, true);
  const one = await idOf(honest.store, name);
  const two = await idOf(other, name);
  const rows = [rowsOfCopy(honest.store, one, view, last), rowsOfCopy(other, two, view, last)] as const;
  const found = await firstDifference(...rows, async () => undefined);
  other.close();
  return found;
};
const idOf = async (store: Views['store'], name: string) =>
  (await store.catalogue()).find(copy => copy.name === name)!.id;

test('nothing differs where nothing was changed', async () => {
  for (const { name } of all) expect([name, await difference(name)]).toEqual([name, undefined]);
});

/** Another value of the same kind. */
const changed: Readonly<Record<string, string>> = {
  account: "value || 'x'",
  doc: "json_set(value, '$.state', 'never')",
  member: 'CASE value WHEN 1 THEN 2 ELSE 1 END',
};

/** What the last entry of a strand came to is answered from the strand: it is read there when another follows. */
const isRead: Readonly<Record<string, string>> = {
  'posting.cum': '(SELECT max(l.id) FROM TABLE l WHERE l.id >> 32 = o.id >> 32) <> o.id',
};

/** Every row of a table in turn, of a view that was built again. */
const sweep = async (name: string, table: string, column: string): Promise<void> => {
  const db = new DatabaseSync(suspect.path);
  const { n } = db.prepare('SELECT generation AS n FROM copy WHERE name = ?').get(name) as { n: number };
  const key = table === 'strand' ? 'cell * 1000 + ch' : 'id';
  const other = (changed[column] ?? 'value + 1').replaceAll('value', column);
  const select = `SELECT ${key} AS id, ${column} AS value, ${other} AS other`;
  const where = isRead[`${table}.${column}`]?.replace('TABLE', `t${n}_${table}`) ?? 'true';
  const statement = db.prepare(`${select} FROM t${n}_${table} o WHERE ${where}`);
  statement.setReadBigInts(true);
  const set = db.prepare(`UPDATE t${n}_${table} SET ${column} = ? WHERE ${key} = ?`);
  for (const { id, value, other: put } of statement.all()) {
    sums.tried += 1;
    set.run(put!, id!);
    expect([`${id}`, await difference(name)]).toEqual([
      `${id}`,
      expect.objectContaining({ index: expect.any(Number), key: expect.any(String) }),
    ]);
    sums.found += 1;
    set.run(value!, id!);
  }
  db.close();
  expect(await difference(name)).toBeUndefined();
};

test.each([
  ['the balance of an account', 'money', 'strand', 'cum'],
  ['the balance after an entry', 'money', 'posting', 'cum'],
  ['the balance before a day', 'money', 'edge', 'before'],
  ['the amount of an entry', 'money', 'posting', 'amount'],
  ['the day of an entry', 'money', 'posting', 'day'],
  ['whose an entry is', 'money', 'posting', 'member'],
  ['the account of a cell', 'money', 'cell', 'account'],
  ['a document', 'papers', 'version', 'doc'],
])(
  '%s, changed in any row, is found, and its event named',
  async (_, name, table, column) => {
    const before = sums.tried;
    await sweep(name, table, column);
    expect(sums.tried).toBeGreaterThan(before + 2);
  },
  60_000,
);
