import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measures } from '#budgets/events';
import { lineCells, moneyView } from '#budgets/views';
import { openSqliteEventStore, openSqliteReadStore, type SqliteReadStore } from '#stores/sqlite';
import { defaultSeed, firstYear, type SizeName, sizes } from '#tools/generate/sizes';
import { makeDataSet } from '#tools/generate/data-set';
import { ledgerViews } from '../../apps/projector/src/ledger-views.js';
import { build, sizesOf, type ViewSize } from './data-set/sizes.js';
import { tableOf, writtenInto } from './data-set/guide.js';
import type { Extent } from './extent.js';
import { secondsOf } from './pairs.js';
import type { Row } from './row.js';
import { scheduler } from './surroundings.js';
import { asOfRow } from './views/as-of.js';
import { rebuildRow } from './views/rebuild-row.js';

const guide = 'docs/guides/sizes.md';

const openLog = (file: string) =>
  openSqliteEventStore(file, {
    scheduler,
    onFatal: error => {
      throw error;
    },
  });

/**
 * Every view of the ledger over a data set that went through its rules: XS when quick, S, or M when large; one that was
 * made before when it is named.
 */
export const benchDataSet = async (extent: Extent): Promise<readonly Row[]> => {
  const name = extent.quick ? 'XS' : extent.large ? 'M' : 'S';
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  try {
    const file = extent.dataSet ?? join(folder, 'events.db');
    const made = extent.dataSet === undefined ? [await madeRow(file, name)] : [];
    return [...made, ...(await viewRows(file, folder, name, extent.document))];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Closed in the end, so that all of it stands in the one file. */
const madeRow = async (file: string, name: SizeName): Promise<Row> => {
  const store = await openLog(file);
  const { signal } = new AbortController();
  let events = 0;
  const seconds = await secondsOf(async () => {
    ({ events } = await makeDataSet({ store, size: sizes[name], seed: defaultSeed, signal }));
  });
  await store.close();
  return {
    work: `a data set of ${events} events`,
    against: 'a million in five minutes',
    goal: 'none set',
    ratio: events / seconds / (1_000_000 / 300),
    detail: `${Math.round(events / seconds)} events/s, through every rule and reaction`,
  };
};

const viewRows = async (
  file: string,
  folder: string,
  name: SizeName,
  document: boolean,
): Promise<readonly Row[]> => {
  const logBytes = statSync(file).size;
  const log = await openLog(file);
  try {
    const events = (await log.head()).index + 1;
    const path = join(folder, 'views.db');
    const views = sizesOf(path, await build(log, path, ledgerViews));
    if (document) await writtenInto(guide, name, tableOf(views, events, logBytes));
    return [
      ...views.map(view => sizeRow(view, events, logBytes)),
      ...(await pastRows(path, events, sizes[name].years)),
      await rebuildRow({
        work: `rebuild of all ${ledgerViews.length} views`,
        build: fresh => build(log, fresh, ledgerViews),
        pairs: { XS: 3, S: 5, M: 1 }[name],
        built: path,
        log,
        folder,
        events,
      }),
    ];
  } finally {
    await log.close();
  }
};

const sizeRow = ({ name, rows, bytes }: ViewSize, events: number, logBytes: number): Row => ({
  work: `size of ${name}`,
  against: 'the log',
  ratio: bytes / logBytes,
  goal: 'none set',
  detail: `${Math.round(bytes / events)} bytes an event, ${rows} rows`,
});

/** The money of one line, and the table of every line, in the middle of the years. */
export const pastRows = async (path: string, events: number, years: number): Promise<readonly Row[]> => {
  const readStore = openSqliteReadStore(path, { scheduler });
  try {
    const id = (await readStore.catalogue()).find(({ name }) => name === moneyView.name)!.id;
    const lines = await linesIn(readStore, id, events);
    const usual = { events, pairs: 9, effective: `${firstYear + years - 1}-06-30` };
    let n = 0;
    return [
      await asOfRow({
        ...usual,
        work: 'as-of balance of a line',
        goal: '≤ 2',
        times: 1_000,
        ask: at => readStore.sum(id, lineCells(lines[(n += 1) % lines.length]!), at),
      }),
      await asOfRow({
        ...usual,
        work: `as-of table of ${lines.length} lines × ${measures.length}`,
        goal: '≤ 3',
        times: 3,
        ask: at => readStore.sum(id, lines.flatMap(lineCells), at),
      }),
    ];
  } finally {
    readStore.close();
  }
};

/** At most 3,000: those of a province in one year. */
const linesIn = async (
  readStore: SqliteReadStore,
  id: string,
  events: number,
): Promise<readonly string[]> => {
  const lines = new Set<string>();
  let after: string | undefined;
  do {
    const page = await readStore.cells(id, { accountPrefix: 'line/' }, events - 1, after, 500);
    for (const { account } of page.items) lines.add(account.split('/')[1]!);
    after = page.next;
  } while (after !== undefined && lines.size < 3_000);
  return [...lines];
};
