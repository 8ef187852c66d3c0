import type { Batch, Write } from '#views';
import { shrink } from './bounded-map.js';
import { moveOn } from './copies.js';
import type { ViewsFile } from './views-file.js';

const keysKept = 50_000;
const termsKept = 50_000;

/** `until` of a bucket that a document still stands in: past every index. */
export const stillThere = Number.MAX_SAFE_INTEGER;

interface KeyState {
  readonly id: number;
  readonly since: number;
  /** Terms it stands under now, sorted. */
  terms: readonly number[];
  isNew: boolean;
}

/** Writes one copy of a register; remembers keys as `TallyWriter` remembers cells. */
export class RegisterWriter {
  #at = Number.NaN;
  #nextKey = 0;
  readonly #keys = new Map<string, KeyState>();
  readonly #terms = new Map<string, number>();

  constructor(
    private readonly file: ViewsFile,
    private readonly n: number,
  ) {}

  /** Inside a transaction that found the copy at `batch.from`. */
  commit(batch: Batch): void {
    if (this.#at !== batch.from) this.#forget();
    moveOn(this.file, this.n, batch.checkpoint);
    this.#write(batch.writes);
    this.#at = batch.checkpoint.position;
  }

  #forget(): void {
    this.#keys.clear();
    this.#terms.clear();
    this.#nextKey = Number(this.#statement('SELECT max(id) AS last FROM t$_key').get()?.['last'] ?? 0) + 1;
  }

  #write(writes: readonly Write[]): void {
    const rows: { k: number; index: number; doc: string }[] = [];
    const touched = new Map<string, KeyState>();
    for (const write of writes) {
      const state = this.#key(write);
      rows.push({ k: state.id, index: write.index, doc: write.doc });
      this.#moveBuckets(state, write);
      touched.set(write.key, state);
    }
    for (const [key, state] of touched) this.#writeKey(key, state);
    rows.sort((a, b) => a.k - b.k || a.index - b.index);
    const version = this.#statement('INSERT INTO t$_version(id, doc) VALUES (? << 32 | ?, ?)');
    for (const row of rows) version.run(row.k, row.index, row.doc);
    shrink(this.#keys, keysKept);
    shrink(this.#terms, termsKept);
  }

  #moveBuckets(state: KeyState, { index, buckets }: Write): void {
    const terms = this.#termsOf(buckets);
    for (const term of state.terms)
      if (!terms.includes(term))
        this.#run(
          'UPDATE t$_bucket SET until = ? WHERE term = ? AND until = ? AND k = ?',
          index,
          term,
          stillThere,
          state.id,
        );
    for (const term of terms)
      if (!state.terms.includes(term))
        this.#run(
          'INSERT INTO t$_bucket(term, until, k, pos) VALUES (?, ?, ?, ?)',
          term,
          stillThere,
          state.id,
          index,
        );
    state.terms = terms;
  }

  #writeKey(key: string, state: KeyState): void {
    const terms = JSON.stringify(state.terms);
    if (state.isNew)
      this.#run(
        'INSERT INTO t$_key(id, key, since, terms) VALUES (?, ?, ?, ?)',
        state.id,
        key,
        state.since,
        terms,
      );
    else this.#run('UPDATE t$_key SET terms = ?1 WHERE id = ?2 AND terms <> ?1', terms, state.id);
    state.isNew = false;
  }

  #key({ key, index }: Write): KeyState {
    let state = this.#keys.get(key);
    if (state) return state;
    const row = this.#statement('SELECT id, since, terms FROM t$_key WHERE key = ?').get(key);
    state = row
      ? {
          id: row['id'] as number,
          since: row['since'] as number,
          terms: JSON.parse(row['terms'] as string),
          isNew: false,
        }
      : { id: this.#nextKey++, since: index, terms: [], isNew: true };
    this.#keys.set(key, state);
    return state;
  }

  #termsOf(buckets: Write['buckets']): readonly number[] {
    const terms = new Set<number>();
    for (const [bucket, values] of Object.entries(buckets))
      for (const value of values) terms.add(this.#term(bucket, value));
    return [...terms].sort((a, b) => a - b);
  }

  #term(bucket: string, value: string): number {
    const name = `${bucket}\n${value}`;
    let id = this.#terms.get(name);
    if (id !== undefined) return id;
    this.#run('INSERT OR IGNORE INTO t$_term(bucket, value) VALUES (?, ?)', bucket, value);
    id = this.#statement('SELECT id FROM t$_term WHERE bucket = ? AND value = ?').get(bucket, value)![
      'id'
    ] as number;
    this.#terms.set(name, id);
    return id;
  }

  #statement(sql: string) {
    return this.file.statement(sql.replace('$', String(this.n)));
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#statement(sql).run(...values);
  }
}
