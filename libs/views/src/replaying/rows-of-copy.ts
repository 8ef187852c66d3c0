import type { Index } from '#event-sourcing';
import { RowText } from '../engine/digest.js';
import { eachItem } from '../pages.js';
import type { ReadStore, StoredEntry, ViewId } from '../read-store.js';
import type { View } from '../view.js';
import { addDays, canonicalJson } from '#kernel';

/** What the questions below read of a read store. */
export type Rows = Pick<ReadStore, 'keysTouched' | 'versions' | 'cellsTouched' | 'entries' | 'sum'>;

/** One row of a copy: a version of a document, or an entry of a cell. */
export interface CopyRow {
  readonly index: Index;
  /** The document's key, or the cell's account and commodity. */
  readonly key: string;
  /** The text that the digest hashes. */
  readonly text: string;
  /** The document; of an entry its day, amount and member. */
  readonly value: object;
  /** Of an entry; both are stored, and no digest covers them. */
  readonly balances?: Balances;
}

/** What a copy says that an entry's cell comes to. */
export interface Balances {
  /** After the entry's event. */
  readonly balance: string;
  /** Before its day of effect, as is known in the end. */
  readonly balanceBeforeDay: string;
}

const pageSize = 500;

/** Every row of a copy up to an index, in an order that is the same in every copy of the same rows. */
export const rowsOfCopy = (store: Rows, id: ViewId, view: View, to: Index): AsyncIterable<CopyRow> =>
  view.kind === 'register' ? documentsOf(store, id, view, to) : withBalances(store, id, view, to);

/** A row with the entry that it is of. */
type EntryRow = CopyRow & { readonly entry: StoredEntry };

async function* withBalances(store: Rows, id: ViewId, view: View, to: Index): AsyncIterable<CopyRow> {
  for await (const { entry, ...row } of entriesOf(store, id, view, to)) {
    const { index, effective } = entry;
    const [after] = await store.sum(id, [entry], { known: index });
    const [before] = await store.sum(id, [entry], { known: to, effective: addDays(effective, -1) });
    yield { ...row, balances: { balance: `${after}`, balanceBeforeDay: `${before}` } };
  }
}

async function* documentsOf(store: Rows, id: ViewId, view: View, to: Index): AsyncIterable<CopyRow> {
  const text = new RowText(view);
  const touched = eachItem(after => store.keysTouched(id, { after: -1, to }, after, pageSize));
  for await (const { key, index } of touched) {
    const [version] = await store.versions(id, key, index, index - 1);
    if (!version) continue;
    const doc = canonicalJson(version.doc);
    yield { index, key, text: text.ofDocument({ key, index, doc, buckets: {} }), value: version.doc };
  }
}

async function* entriesOf(store: Rows, id: ViewId, view: View, to: Index): AsyncIterable<EntryRow> {
  const text = new RowText(view);
  const touched = eachItem(after => store.cellsTouched(id, { after: -1, to }, after, pageSize));
  for await (const { index, ...cell } of touched) {
    const at = { known: index, since: index - 1 };
    for await (const entry of eachItem(after => store.entries(id, cell, at, after, pageSize))) {
      const { account, commodity, effective, amount, member } = entry;
      const value = { effective, amount: `${amount}`, ...(member === undefined ? {} : { member }) };
      yield { index, key: `${account} ${commodity}`, text: text.ofEntry(entry), value, entry };
    }
  }
}
