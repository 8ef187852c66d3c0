import type { LedgerClient } from '#command-line';
import { canonicalJson } from '#kernel';
import type { ViewCopies } from '#operations';
import {
  type CopyRow,
  differences,
  eachItem,
  firstDifference,
  type Reading,
  readingOf,
  type ReadStore,
  type Replayed,
  type RowDifference,
} from '#views';
import type { OtherSide } from './other-side.js';
import { PartOfService } from './service-part.js';
import { cellsTold, placeIn, type Told } from './told.js';

const pageSize = 500;
/** Before the first event. */
const beginning = '1970-01-01T00:00:00Z';

interface ToldPage {
  readonly items: readonly Told[];
  readonly next: string | null;
}

interface Value {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly changes: readonly string[];
}

/** A running ledger: digests of its live copies, and documents as they were at an index. */
export const serviceSide = (client: LedgerClient): OtherSide => ({
  standings: async () => {
    const { items } = await client.get<ViewCopies>('/v1/operations/views');
    return new Map(items.filter(({ state }) => state === 'live').map(copy => [copy.name, copy]));
  },
  firstDifference: async (replayed, built, breathe) => {
    const found = await firstDifference(
      rowsOf(replayedTold(replayed, built)),
      rowsOf(serviceTold(client, replayed)),
      breathe,
    );
    return found && atItsEvent(found);
  },
  withinPart: (replayed, built, holds) =>
    new PartOfService(replayed.view, holds).look(
      replayed.view.kind === 'tally' ? cellsTold(replayed, built) : replayedTold(replayed, built),
      serviceTold(client, replayed),
    ),
  close: () => undefined,
});

async function* serviceTold(client: LedgerClient, { view, to }: Replayed): AsyncIterable<Told> {
  // An empty past holds nothing to ask for: its index would be before every one that can be named.
  if (to < 0) return;
  let cursor = '';
  for (;;) {
    const asked = `view=${view.name}&from=${beginning}&to=${to}&limit=${pageSize}${cursor}`;
    const { items, next } = await client.get<ToldPage>(`/v1/diff?${asked}`);
    yield* items;
    if (next === null) return;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

/** As the ledger tells whoever reads all of it, also of what belongs to no unit. */
async function* replayedTold(replayed: Replayed, built: ReadStore): AsyncIterable<Told> {
  const last = Math.min(replayed.to, replayed.checkpoint.position);
  const from = readingAt(-1, replayed, built);
  const to = readingAt(last, replayed, built);
  yield* eachItem(after => differences({ from, to }, replayed.view, undefined, after, pageSize));
}

const readingAt = (known: number, { view, id, checkpoint }: Replayed, built: ReadStore): Reading =>
  readingOf(built, new Map([[view.name, { id, checkpoint }]]), { index: known, final: true }, { known });

async function* rowsOf(all: AsyncIterable<Told>): AsyncIterable<CopyRow> {
  for await (const told of all) yield rowOf(told);
}

const rowOf = (told: Told): CopyRow => {
  const { fields, changes } = told;
  const value: Value = {
    fields: Object.fromEntries(fields.map(({ field, after }) => [field, after])),
    changes: changes.map(({ index, amount }) => (amount === undefined ? `${index}` : `${index} ${amount}`)),
  };
  const name = placeIn(told);
  return { index: changes[0]?.index ?? -1, key: name, text: canonicalJson([name, value]), value };
};

/** A document has many events: the one behind the difference is the first that only one side has, else the last. */
const atItsEvent = ({ index, key, ...sides }: RowDifference): RowDifference => {
  const ours = sides.replayed as Value | undefined;
  const theirs = sides.other as Value | undefined;
  const at = ours && theirs ? (firstApart(ours.changes, theirs.changes) ?? index) : index;
  return {
    index: at,
    key,
    ...(ours && { replayed: ours.fields }),
    ...(theirs && { other: theirs.fields }),
  };
};

const firstApart = (ours: readonly string[], theirs: readonly string[]): number | undefined => {
  const n = ours.findIndex((change, at) => change !== theirs[at]);
  const change = n < 0 ? (theirs[ours.length] ?? ours.at(-1)) : ours[n];
  return change === undefined ? undefined : Number(change.split(' ')[0]);
};
