import type { StoredEntry } from '#views';
import { BoundedMap } from '../../views/bounded-map.js';
import type { CellState, Head } from '../../views/strands.js';
import { BulkInsert } from './bulk-insert.js';
import type { Row, ViewsFile } from './views-file.js';

/** Kept in memory between commits; a cell takes a few hundred bytes. */
const cellsKept = 50_000;
const membersKept = 50_000;

/** The cells and members of one copy of a tally, as its writer knows them: read once, written when changed. */
export class TallyCells {
  readonly #cells: BoundedMap<CellState>;
  readonly #members: BoundedMap<number>;
  #newMembers: { readonly id: number; readonly name: string }[] = [];
  readonly #insertMembers: BulkInsert;
  #nextMember: number;
  #nextCell: number;
  #nextStrand: number;
  readonly #statements: ReturnType<typeof statementsOf>;

  constructor(file: ViewsFile, n: number) {
    this.#statements = statementsOf(file, n);
    this.#nextCell = 1 + lastOf(this.#statements.lastCell.get());
    this.#cells = new BoundedMap(cellsKept, this.#nextCell === 1);
    this.#nextMember = 1 + lastOf(this.#statements.lastMember.get());
    this.#members = new BoundedMap(membersKept, this.#nextMember === 1);
    this.#insertMembers = new BulkInsert(file, `t${n}_member(id, name)`, '(?, ?)');
    // Every strand has a posting, and the newest strand has the largest id.
    this.#nextStrand = 1 + lastOf(this.#statements.lastStrand.get());
  }

  cell({ account, commodity, index }: StoredEntry): CellState {
    const key = `${account}\n${commodity}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const cell = (this.#cells.complete ? undefined : this.#stored(account, commodity)) ?? {
      id: this.#nextCell++,
      account,
      commodity,
      since: index,
      heads: [],
      balance: 0n,
      isNew: true,
    };
    this.#cells.set(key, cell);
    return cell;
  }

  newStrand(): number {
    return this.#nextStrand++;
  }

  member(name: string | undefined): number | null {
    if (name === undefined) return null;
    const known = this.#members.get(name);
    if (known !== undefined) return known;
    const stored = this.#members.complete ? undefined : this.#statements.findMember.get(name);
    const id = (stored?.['id'] as number | undefined) ?? this.#nextMember++;
    if (!stored) this.#newMembers.push({ id, name });
    this.#members.set(name, id);
    return id;
  }

  write(changed: Iterable<CellState>): void {
    const { addCell, addHead, setHead } = this.#statements;
    for (const cell of changed) {
      if (cell.isNew) addCell.run(cell.id, cell.account, cell.commodity, cell.since);
      cell.isNew = false;
      for (const head of cell.heads) {
        const { id, ch, day, pos, cum } = head;
        if (head.saved === 'never') addHead.run(cell.id, ch, id, day, pos, cum);
        else if (head.saved === 'before') setHead.run(day, pos, cum, cell.id, ch);
        head.saved = 'now';
      }
    }
    this.#insertMembers.insert(this.#newMembers, ({ id, name }) => [id, name]);
    this.#newMembers = [];
    this.#cells.shrink();
    this.#members.shrink();
  }

  #stored(account: string, commodity: string): CellState | undefined {
    const row = this.#statements.findCell.get(account, commodity);
    if (!row) return undefined;
    const id = Number(row['id']);
    const heads = this.#statements.headsOf.all(id).map(headOf);
    const balance = heads.reduce((sum, { cum }) => sum + cum, 0n);
    return { id, account, commodity, since: Number(row['since']), heads, balance, isNew: false };
  }
}

const headOf = (row: Row): Head => ({
  id: Number(row['id']),
  ch: Number(row['ch']),
  day: Number(row['day']),
  pos: Number(row['pos']),
  cum: row['cum'] as bigint,
  saved: 'now',
});

const lastOf = (row: Row | undefined): number => Number(row?.['last'] ?? 0);

const statementsOf = (file: ViewsFile, n: number) => ({
  lastCell: file.statement(`SELECT max(id) AS last FROM t${n}_cell`),
  lastStrand: file.statement(`SELECT max(id) >> 32 AS last FROM t${n}_posting`),
  findCell: file.statement(`SELECT id, since FROM t${n}_cell WHERE account = ? AND commodity = ?`),
  headsOf: file.statement(`SELECT id, ch, day, pos, cum FROM t${n}_strand WHERE cell = ? ORDER BY ch`),
  addCell: file.statement(`INSERT INTO t${n}_cell(id, account, commodity, since) VALUES (?, ?, ?, ?)`),
  addHead: file.statement(`INSERT INTO t${n}_strand(cell, ch, id, day, pos, cum) VALUES (?, ?, ?, ?, ?, ?)`),
  setHead: file.statement(`UPDATE t${n}_strand SET day = ?, pos = ?, cum = ? WHERE cell = ? AND ch = ?`),
  findMember: file.statement(`SELECT id FROM t${n}_member WHERE name = ?`),
  lastMember: file.statement(`SELECT max(id) AS last FROM t${n}_member`),
});
