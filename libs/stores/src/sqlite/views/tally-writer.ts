import type { Batch, StoredEntry } from '#views';
import { shrink } from './bounded-map.js';
import { moveOn } from './copies.js';
import { addEntry, type CellState, type TallyRows } from './strands.js';
import type { ViewsFile } from './views-file.js';

/** Cells kept in memory between commits; a cell takes a few hundred bytes. */
const cellsKept = 50_000;
const membersKept = 50_000;

/**
 * Writes one copy of a tally. What it remembers of cells is true at one position only: a commit from any other place
 * forgets it, and so does a commit that failed.
 */
export class TallyWriter {
  #at = Number.NaN;
  #nextCell = 0;
  #nextStrand = 0;
  readonly #cells = new Map<string, CellState>();
  readonly #members = new Map<string, number>();

  constructor(
    private readonly file: ViewsFile,
    private readonly n: number,
  ) {}

  /** Inside a transaction that found the copy at `batch.from`. */
  commit(batch: Batch): void {
    if (this.#at !== batch.from) this.#forget();
    moveOn(this.file, this.n, batch.checkpoint);
    this.#write(batch.entries);
    this.#at = batch.checkpoint.position;
  }

  #forget(): void {
    this.#cells.clear();
    this.#members.clear();
    this.#nextCell = this.#count('SELECT max(id) AS last FROM t$_cell') + 1;
    // Every strand has a posting, and the newest strand has the largest id.
    this.#nextStrand = this.#count('SELECT max(id) >> 32 AS last FROM t$_posting') + 1;
  }

  #write(entries: readonly StoredEntry[]): void {
    const rows: TallyRows = { postings: [], edges: [] };
    const touched = new Set<CellState>();
    let lastEvent = -1;
    for (const entry of entries) {
      const cell = this.#cell(entry);
      addEntry(cell, entry, this.#member(entry.member), () => this.#nextStrand++, rows);
      touched.add(cell);
      if (entry.index !== lastEvent)
        this.#run('INSERT INTO t$_event VALUES (?, ?)', entry.index, entry.eventId);
      lastEvent = entry.index;
    }
    this.#writeCells(touched);
    this.#writeRows(rows);
    shrink(this.#cells, cellsKept);
    shrink(this.#members, membersKept);
  }

  #writeCells(cells: Iterable<CellState>): void {
    for (const cell of cells) {
      if (cell.isNew)
        this.#run(
          'INSERT INTO t$_cell(id, account, commodity, since, balance) VALUES (?, ?, ?, ?, ?)',
          cell.id,
          cell.account,
          cell.commodity,
          cell.since,
          cell.balance,
        );
      else this.#run('UPDATE t$_cell SET balance = ? WHERE id = ?', cell.balance, cell.id);
      cell.isNew = false;
      for (const head of cell.heads) {
        if (!head.changed) continue;
        this.#run(
          'INSERT OR REPLACE INTO t$_strand(cell, ch, id, day, pos, cum) VALUES (?, ?, ?, ?, ?, ?)',
          cell.id,
          head.ch,
          head.id,
          head.day,
          head.pos,
          head.cum,
        );
        head.changed = false;
      }
    }
  }

  /** In the order of their ids: neighbours land on one page. */
  #writeRows({ postings, edges }: TallyRows): void {
    postings.sort((a, b) => a.strand - b.strand || a.pos - b.pos);
    edges.sort((a, b) => a.strand - b.strand || a.day - b.day);
    const posting = this.#statement(
      'INSERT INTO t$_posting(id, day, amount, cum, member) VALUES (? << 32 | ?, ?, ?, ?, ?)',
    );
    for (const row of postings) posting.run(row.strand, row.pos, row.day, row.amount, row.cum, row.member);
    const edge = this.#statement('INSERT INTO t$_edge(id, pos, before) VALUES (? << 20 | ?, ?, ?)');
    for (const row of edges) edge.run(row.strand, row.day, row.pos, row.before);
  }

  #cell({ account, commodity, index }: StoredEntry): CellState {
    const key = `${account}\n${commodity}`;
    let cell = this.#cells.get(key);
    if (cell) return cell;
    cell = this.#storedCell(account, commodity) ?? {
      id: this.#nextCell++,
      account,
      commodity,
      since: index,
      heads: [],
      balance: 0n,
      isNew: true,
      changed: true,
    };
    this.#cells.set(key, cell);
    return cell;
  }

  #storedCell(account: string, commodity: string): CellState | undefined {
    const row = this.#statement(
      'SELECT id, since, balance FROM t$_cell WHERE account = ? AND commodity = ?',
    ).get(account, commodity);
    if (!row) return undefined;
    const id = Number(row['id']);
    const heads = this.#statement('SELECT id, ch, day, pos, cum FROM t$_strand WHERE cell = ? ORDER BY ch')
      .all(id)
      .map(head => ({
        id: Number(head['id']),
        ch: Number(head['ch']),
        day: Number(head['day']),
        pos: Number(head['pos']),
        cum: head['cum'] as bigint,
        changed: false,
      }));
    const balance = row['balance'] as bigint;
    return {
      id,
      account,
      commodity,
      since: Number(row['since']),
      heads,
      balance,
      isNew: false,
      changed: false,
    };
  }

  #member(name: string | undefined): number | null {
    if (name === undefined) return null;
    let id = this.#members.get(name);
    if (id !== undefined) return id;
    this.#run('INSERT OR IGNORE INTO t$_member(name) VALUES (?)', name);
    id = this.#statement('SELECT id FROM t$_member WHERE name = ?').get(name)!['id'] as number;
    this.#members.set(name, id);
    return id;
  }

  #count(sql: string): number {
    return Number(this.#statement(sql).get()?.['last'] ?? 0);
  }

  #statement(sql: string) {
    return this.file.statement(sql.replace('$', String(this.n)));
  }

  #run(sql: string, ...values: (string | number | bigint | null)[]): void {
    this.#statement(sql).run(...values);
  }
}
