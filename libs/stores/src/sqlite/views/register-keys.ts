import type { Write } from '#views';
import { BoundedMap } from '../../views/bounded-map.js';
import { BulkInsert } from './bulk-insert.js';
import type { ViewsFile } from './views-file.js';

const keysKept = 50_000;
const termsKept = 50_000;

export interface KeyState {
  readonly id: number;
  readonly since: number;
  /** Terms it stands under now, with the index since when. */
  terms: ReadonlyMap<number, number>;
  isNew: boolean;
}

/** The keys and bucket terms of one copy of a register, as its writer knows them. */
export class RegisterKeys {
  readonly #keys: BoundedMap<KeyState>;
  readonly #terms = new BoundedMap<number>(termsKept, false);
  #nextKey: number;
  readonly #insertKeys: BulkInsert;
  readonly #statements: ReturnType<typeof statementsOf>;

  constructor(file: ViewsFile, n: number) {
    this.#statements = statementsOf(file, n);
    this.#nextKey = 1 + Number(this.#statements.lastKey.get()?.['last'] ?? 0);
    this.#keys = new BoundedMap(keysKept, this.#nextKey === 1);
    this.#insertKeys = new BulkInsert(file, `t${n}_key(id, key, since, terms)`, '(?, ?, ?, ?)');
  }

  key({ key, index }: Write): KeyState {
    const known = this.#keys.get(key);
    if (known) return known;
    const row = this.#keys.complete ? undefined : this.#statements.findKey.get(key);
    const state: KeyState = row
      ? {
          ...{ id: row['id'] as number, since: row['since'] as number, isNew: false },
          terms: new Map(JSON.parse(row['terms'] as string) as [number, number][]),
        }
      : { id: this.#nextKey++, since: index, terms: new Map(), isNew: true };
    this.#keys.set(key, state);
    return state;
  }

  terms(buckets: Write['buckets']): ReadonlySet<number> {
    const terms = new Set<number>();
    for (const bucket of Object.keys(buckets))
      for (const value of buckets[bucket]!) terms.add(this.#term(bucket, value));
    return terms;
  }

  write(changed: ReadonlyMap<string, KeyState>): void {
    const { setTerms } = this.#statements;
    const added = [...changed].filter(([, { isNew }]) => isNew);
    for (const state of changed.values()) if (!state.isNew) setTerms.run(termsOf(state), state.id);
    this.#insertKeys.insert(added, ([key, state]) => [state.id, key, state.since, termsOf(state)]);
    for (const [, state] of added) state.isNew = false;
    this.#keys.shrink();
    this.#terms.shrink();
  }

  #term(bucket: string, value: string): number {
    const name = `${bucket}\n${value}`;
    const known = this.#terms.get(name);
    if (known !== undefined) return known;
    const { findTerm, addTerm } = this.#statements;
    const id = (findTerm.get(bucket, value) ?? addTerm.get(bucket, value))!['id'] as number;
    this.#terms.set(name, id);
    return id;
  }
}

const termsOf = ({ terms }: KeyState): string => JSON.stringify([...terms]);

const statementsOf = (file: ViewsFile, n: number) => ({
  lastKey: file.statement(`SELECT max(id) AS last FROM t${n}_key`),
  findKey: file.statement(`SELECT id, since, terms FROM t${n}_key WHERE key = ?`),
  setTerms: file.statement(`UPDATE t${n}_key SET terms = ?1 WHERE id = ?2 AND terms <> ?1`),
  findTerm: file.statement(`SELECT id FROM t${n}_term WHERE bucket = ? AND value = ?`),
  addTerm: file.statement(`INSERT INTO t${n}_term(bucket, value) VALUES (?, ?) RETURNING id`),
});
