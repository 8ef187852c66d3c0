import type { Batch, StoredEntry } from '#views';
import { BoundedMap } from '../../views/bounded-map.js';
import { addEntry, type CellState, type PostingRow, type TallyRows } from '../../views/strands.js';
import type { Commands } from '../committing/commands.js';
import type { RowWriter } from '../committing/row-writer.js';
import type { RedisLink } from '../connection/redis-link.js';
import type { CopyNames } from '../copies/names.js';
import { cellName, cellNameByCommodity, cellOfText, cellText } from './cell-text.js';
import { chunkOf } from './event-ids.js';

/** Kept in memory between commits; a cell takes a few hundred bytes. */
const cellsKept = 50_000;
const askedTogether = 500;

/** Adds up on this side, in whole numbers of any size, as the writer of the SQLite file does. */
export class TallyWriter implements RowWriter {
  readonly #cells: BoundedMap<CellState>;
  #strands: number;

  constructor(
    private readonly link: RedisLink,
    private readonly names: CopyNames,
    strands: number,
  ) {
    this.#strands = strands;
    this.#cells = new BoundedMap(cellsKept, strands === 0);
  }

  async load({ entries }: Batch): Promise<void> {
    this.#cells.shrink();
    const wanted = new Map<string, StoredEntry>();
    for (const entry of entries) {
      const name = cellName(entry);
      // The first entry tells since when there is such a cell.
      if (!this.#cells.get(name) && !wanted.has(name)) wanted.set(name, entry);
    }
    const isStored = !this.#cells.complete;
    const asked = [...wanted.keys()];
    for (let at = 0; at < asked.length; at += askedTogether) {
      const some = asked.slice(at, at + askedTogether);
      const texts = isStored
        ? await this.link.send<(string | null)[]>('HMGET', this.names.cells, ...some)
        : [];
      some.forEach((name, n) => this.#cells.set(name, cellOf(wanted.get(name)!, texts[n] ?? undefined)));
    }
  }

  write({ entries }: Batch, to: Commands): void {
    const changed = new Map<string, CellState>();
    const members = new Map<PostingRow, string>();
    const rows: TallyRows = { postings: [], edges: [] };
    for (const entry of entries) {
      const name = cellName(entry);
      const cell = this.#cells.get(name)!;
      addEntry(cell, entry, null, () => (this.#strands += 1), rows);
      members.set(rows.postings.at(-1)!, entry.member === undefined ? '' : `=${entry.member}`);
      changed.set(name, cell);
    }
    this.#writeStrands(rows.postings, members, to);
    this.#writeCells(changed, to);
    this.#writeEvents(entries, to);
  }

  numbers(): readonly (string | number)[] {
    return ['strands', this.#strands];
  }

  #writeStrands(
    postings: readonly PostingRow[],
    members: ReadonlyMap<PostingRow, string>,
    to: Commands,
  ): void {
    for (const [strand, rows] of Map.groupBy(postings, row => row.strand))
      to.add(
        'RPUSH',
        this.names.strand + strand,
        rows.flatMap(row => [row.pos, row.day, String(row.cum), members.get(row)!]),
      );
  }

  #writeCells(changed: ReadonlyMap<string, CellState>, to: Commands): void {
    const made = [...changed.values()].filter(cell => cell.isNew);
    to.add(
      'HSET',
      this.names.cells,
      [...changed].flatMap(([name, cell]) => [name, cellText(cell)]),
    );
    to.add(
      'ZADD',
      this.names.byAccount,
      made.flatMap(cell => [0, cellName(cell)]),
    );
    to.add(
      'ZADD',
      this.names.byCommodity,
      made.flatMap(cell => [0, cellNameByCommodity(cell)]),
    );
    for (const cell of made) cell.isNew = false;
  }

  #writeEvents(entries: readonly StoredEntry[], to: Commands): void {
    const ids = new Map(entries.map(({ index, eventId }) => [index, eventId]));
    for (const [chunk, some] of Map.groupBy(ids, ([index]) => chunkOf(index)))
      to.add('HSET', `${this.names.events}${chunk}`, some.flat());
  }
}

const cellOf = (entry: StoredEntry, text: string | undefined): CellState => {
  const { account, commodity, index } = entry;
  if (text !== undefined) return cellOfText({ account, commodity }, text);
  return { id: 0, account, commodity, since: index, heads: [], balance: 0n, isNew: true };
};
