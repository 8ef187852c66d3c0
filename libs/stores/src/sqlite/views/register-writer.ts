import type { StatementSync } from 'node:sqlite';
import type { Batch, Write } from '#views';
import { BulkInsert } from './bulk-insert.js';
import { moveOn } from './copies.js';
import { type KeyState, RegisterKeys } from './register-keys.js';
import type { ViewsFile } from './views-file.js';

/** `until` of a bucket that a document still stands in: past every index. */
const stillThere = Number.MAX_SAFE_INTEGER;

/** A document's stay in a bucket that began in this batch; one that ends in it is written once, as it ended. */
interface Stay {
  readonly term: number;
  readonly k: number;
  readonly pos: number;
  until: number;
}

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
    const begun = new Map<string, Stay>();
    for (const write of writes) {
      const state = this.#keys.key(write);
      versions.push({ k: state.id, index: write.index, doc: write.doc });
      this.#move(state, write, begun);
      changed.set(write.key, state);
    }
    this.#keys.write(changed);
    versions.sort((a, b) => a.k - b.k || a.index - b.index);
    this.#versions.insert(versions, ({ k, index, doc }) => [k, index, doc]);
    const stays = [...begun.values()].sort((a, b) => a.term - b.term || a.until - b.until || a.k - b.k);
    this.#stays.insert(stays, ({ term, until, k, pos }) => [term, until, k, pos]);
  }

  #move(state: KeyState, { index, buckets }: Write, begun: Map<string, Stay>): void {
    const terms = this.#keys.terms(buckets);
    const now = new Map<number, number>();
    for (const [term, pos] of state.terms) {
      if (terms.has(term)) now.set(term, pos);
      else this.#leave(term, state.id, pos, index, begun);
    }
    for (const term of terms) {
      if (now.has(term)) continue;
      now.set(term, index);
      begun.set(`${term} ${state.id} ${index}`, { term, k: state.id, pos: index, until: stillThere });
    }
    state.terms = now;
  }

  #leave(term: number, k: number, pos: number, until: number, begun: ReadonlyMap<string, Stay>): void {
    const stay = begun.get(`${term} ${k} ${pos}`);
    if (stay) stay.until = until;
    else this.#end.run(until, term, k, pos);
  }
}
