import type { Batch, StoredEntry } from '#views';
import { BulkInsert } from './bulk-insert.js';
import { moveOn } from './copies.js';
import { addEntry, type CellState, type TallyRows } from '../../views/strands.js';
import { TallyCells } from './tally-cells.js';
import type { ViewsFile } from './views-file.js';

/** An event and the cells it posted to. */
interface Posted {
  readonly index: number;
  readonly eventId: string;
  readonly cells: number[];
}

/**
 * Writes one copy of a tally. What it remembers of cells is true at one position only: a commit from any other place
 * forgets it, and after a failed commit there is another writer.
 */
export class TallyWriter {
  #at = Number.NaN;
  #cells: TallyCells;
  readonly #postings: BulkInsert;
  readonly #edges: BulkInsert;
  readonly #events: BulkInsert;

  constructor(
    private readonly file: ViewsFile,
    private readonly n: number,
  ) {
    this.#cells = new TallyCells(file, n);
    this.#postings = new BulkInsert(
      file,
      `t${n}_posting(id, day, amount, cum, member)`,
      '(? << 32 | ?, ?, ?, ?, ?)',
    );
    this.#edges = new BulkInsert(file, `t${n}_edge(id, pos, before)`, '(? << 20 | ?, ?, ?)');
    this.#events = new BulkInsert(file, `t${n}_event(pos, id, cells)`, '(?, ?, ?)');
  }

  /** Inside a transaction that found the copy at `batch.from`. */
  commit({ from, checkpoint, entries }: Batch): void {
    if (this.#at !== from) this.#cells = new TallyCells(this.file, this.n);
    moveOn(this.file, this.n, checkpoint);
    this.#write(entries);
    this.#at = checkpoint.position;
  }

  #write(entries: readonly StoredEntry[]): void {
    const rows: TallyRows = { postings: [], edges: [] };
    const changed = new Set<CellState>();
    const events: Posted[] = [];
    for (const entry of entries) {
      const cell = this.#cells.cell(entry);
      addEntry(cell, entry, this.#cells.member(entry.member), () => this.#cells.newStrand(), rows);
      changed.add(cell);
      const { index, eventId } = entry;
      if (index !== events.at(-1)?.index) events.push({ index, eventId, cells: [cell.id] });
      else if (!events.at(-1)!.cells.includes(cell.id)) events.at(-1)!.cells.push(cell.id);
    }
    this.#cells.write(changed);
    this.#events.insert(events, ({ index, eventId, cells }) => [index, eventId, `[${cells}]`]);
    this.#writeRows(rows);
  }

  /** In the order of their ids: neighbours land on one page. */
  #writeRows({ postings, edges }: TallyRows): void {
    postings.sort((a, b) => a.strand - b.strand || a.pos - b.pos);
    edges.sort((a, b) => a.strand - b.strand || a.day - b.day);
    this.#postings.insert(postings, row => [row.strand, row.pos, row.day, row.amount, row.cum, row.member]);
    this.#edges.insert(edges, row => [row.strand, row.day, row.pos, row.before]);
  }
}
