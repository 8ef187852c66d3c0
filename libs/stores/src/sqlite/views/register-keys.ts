import type { Write } from '#views';
import { BoundedMap } from '../../views/bounded-map.js';
import { BulkInsert } from './bulk-insert.js';
import type { ViewsFile } from './views-file.js';

const keysKept = 50_000;
/** Of each bucket. */
const termsKept = 20_000;

/** `until` of a bucket that a document still stands in: past every index. */
export const stillThere = Number.MAX_SAFE_INTEGER;

/** A document's stay in a bucket. */
export interface Stay {
  readonly term: number;
  readonly k: number;
  readonly pos: number;
  until: number;
  /** Whether it stands in the file: one that began in this batch is written once, as it ended. */
  saved: boolean;
}

export interface KeyState {
  readonly id: number;
  readonly since: number;
  /** Where it stands now: few, and tens of thousands of keys are kept. */
  stays: readonly Stay[];
  /** Whether it stands in the file, and as it is now. */
  saved: 'never' | 'before' | 'now';
}

/** The keys and bucket terms of one copy of a register, as its writer knows them. */
export class RegisterKeys {
  readonly #keys: BoundedMap<KeyState>;
  readonly #terms = new Map<string, BoundedMap<number>>();
  #newTerms: { readonly id: number; readonly bucket: string; readonly value: string }[] = [];
  #nextKey: number;
  #nextTerm: number;
  /** Whether no term was stored when this began: then those of a bucket that is not known are all new. */
  readonly #noTerms: boolean;
  readonly #insertKeys: BulkInsert;
  readonly #insertTerms: BulkInsert;
  readonly #statements: ReturnType<typeof statementsOf>;

  constructor(file: ViewsFile, n: number) {
    this.#statements = statementsOf(file, n);
    this.#nextKey = 1 + Number(this.#statements.lastKey.get()?.['last'] ?? 0);
    this.#keys = new BoundedMap(keysKept, this.#nextKey === 1);
    this.#nextTerm = 1 + Number(this.#statements.lastTerm.get()?.['last'] ?? 0);
    this.#noTerms = this.#nextTerm === 1;
    this.#insertTerms = new BulkInsert(file, `t${n}_term(id, bucket, value)`, '(?, ?, ?)');
    this.#insertKeys = new BulkInsert(file, `t${n}_key(id, key, since, terms)`, '(?, ?, ?, ?)');
  }

  key({ key, index }: Write): KeyState {
    const known = this.#keys.get(key);
    if (known) return known;
    const row = this.#keys.complete ? undefined : this.#statements.findKey.get(key);
    const state: KeyState = row
      ? { id: row['id'] as number, since: row['since'] as number, stays: staysOf(row), saved: 'now' }
      : { id: this.#nextKey++, since: index, stays: [], saved: 'never' };
    this.#keys.set(key, state);
    return state;
  }

  /** What these stand for, as numbers. */
  terms(buckets: Write['buckets']): Set<number> {
    const terms = new Set<number>();
    for (const bucket of Object.keys(buckets)) {
      const known = this.#termsOf(bucket);
      for (const value of buckets[bucket]!) terms.add(known.get(value) ?? this.#term(known, bucket, value));
    }
    return terms;
  }

  write(changed: ReadonlyMap<string, KeyState>): void {
    const added: (readonly [string, KeyState])[] = [];
    for (const one of changed) {
      const [, state] = one;
      if (state.saved === 'never') added.push(one);
      else if (state.saved === 'before') this.#statements.setTerms.run(termsOf(state), state.id);
      state.saved = 'now';
    }
    this.#insertKeys.insert(added, ([key, state]) => [state.id, key, state.since, termsOf(state)]);
    this.#insertTerms.insert(this.#newTerms, ({ id, bucket, value }) => [id, bucket, value]);
    this.#newTerms = [];
    this.#keys.shrink();
    for (const known of this.#terms.values()) known.shrink();
  }

  #termsOf(bucket: string): BoundedMap<number> {
    const known = this.#terms.get(bucket) ?? new BoundedMap<number>(termsKept, this.#noTerms);
    this.#terms.set(bucket, known);
    return known;
  }

  #term(known: BoundedMap<number>, bucket: string, value: string): number {
    const stored = known.complete ? undefined : this.#statements.findTerm.get(bucket, value);
    const id = (stored?.['id'] as number | undefined) ?? this.#nextTerm++;
    if (!stored) this.#newTerms.push({ id, bucket, value });
    known.set(value, id);
    return id;
  }
}

/** The terms that a key stands under, each with the index since when. */
const termsOf = ({ stays }: KeyState): string =>
  `[${stays.map(({ term, pos }) => `[${term},${pos}]`).join()}]`;

const staysOf = ({ id, terms }: Record<string, unknown>): KeyState['stays'] =>
  (JSON.parse(terms as string) as [number, number][]).map(([term, pos]) => ({
    term,
    k: id as number,
    pos,
    until: stillThere,
    saved: true,
  }));

const statementsOf = (file: ViewsFile, n: number) => ({
  lastKey: file.statement(`SELECT max(id) AS last FROM t${n}_key`),
  findKey: file.statement(`SELECT id, since, terms FROM t${n}_key WHERE key = ?`),
  setTerms: file.statement(`UPDATE t${n}_key SET terms = ? WHERE id = ?`),
  findTerm: file.statement(`SELECT id FROM t${n}_term WHERE bucket = ? AND value = ?`),
  lastTerm: file.statement(`SELECT max(id) AS last FROM t${n}_term`),
});
