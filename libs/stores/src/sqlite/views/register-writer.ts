import type { StatementSync } from 'node:sqlite';
import type { Batch, Write } from '#views';
import { BulkInsert } from './bulk-insert.js';
import { moveOn } from './copies.js';
import { type KeyState, RegisterKeys, type Stay, stillThere } from './register-keys.js';
import type { ViewsFile } from './views-file.js';

/** Writes one copy of a register; remembers its keys as `TallyWriter` remembers cells. */
export class RegisterWriter {
  #at = Number.NaN;
  #keys: RegisterKeys;
  readonly #versions: BulkInsert;
  readonly #stays: BulkInsert;
  readonly #end: StatementSync;

  constructor(
    private readonly file: ViewsFile,
    private readonly n: number,
  ) {
    this.#keys = new RegisterKeys(file, n);
    this.#versions = new BulkInsert(file, `t${n}_version(id, doc)`, '(? << 32 | ?, ?)');
    this.#stays = new BulkInsert(file, `t${n}_bucket(term, until, k, pos)`, '(?, ?, ?, ?)');
    this.#end = file.statement(
      `UPDATE t${n}_bucket SET until = ? WHERE term = ? AND until = ${stillThere} AND k = ? AND pos = ?`,
    );
  }

  /** Inside a transaction that found the copy at `batch.from`. */
  commit({ from, checkpoint, writes }: Batch): void {
    if (this.#at !== from) this.#keys = new RegisterKeys(this.file, this.n);
    moveOn(this.file, this.n, checkpoint);
    this.#write(writes);
    this.#at = checkpoint.position;
  }

  #write(writes: readonly Write[]): void {
    const versions: { k: number; index: number; doc: string }[] = [];
    const changed = new Map<string, KeyState>();
    const begun: Stay[] = [];
    for (const write of writes) {
      const state = this.#keys.key(write);
      versions.push({ k: state.id, index: write.index, doc: write.doc });
      this.#move(state, write, begun);
      changed.set(write.key, state);
    }
    this.#keys.write(changed);
    versions.sort((a, b) => a.k - b.k || a.index - b.index);
    this.#versions.insert(versions, ({ k, index, doc }) => [k, index, doc]);
    begun.sort((a, b) => a.term - b.term || a.until - b.until || a.k - b.k);
    this.#stays.insert(begun, ({ term, until, k, pos }) => [term, until, k, pos]);
    for (const stay of begun) stay.saved = true;
  }

  #move(state: KeyState, { index, buckets }: Write, begun: Stay[]): void {
    const terms = this.#keys.terms(buckets);
    const left = state.stays.filter(({ term }) => !terms.delete(term));
    if (left.length === 0 && terms.size === 0) return;
    for (const stay of left) this.#leave(stay, index);
    const entered = [...terms].map(term => ({
      term,
      k: state.id,
      pos: index,
      until: stillThere,
      saved: false,
    }));
    for (const stay of entered) begun.push(stay);
    state.stays = [...state.stays.filter(stay => !left.includes(stay)), ...entered];
    if (state.saved === 'now') state.saved = 'before';
  }

  #leave(stay: Stay, until: number): void {
    if (!stay.saved) stay.until = until;
    else this.#end.run(until, stay.term, stay.k, stay.pos);
  }
}
