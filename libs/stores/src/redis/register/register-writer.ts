import type { Batch, Write } from '#views';
import { BoundedMap } from '../../views/bounded-map.js';
import type { Commands } from '../committing/commands.js';
import type { RowWriter } from '../committing/row-writer.js';
import type { RedisLink } from '../connection/redis-link.js';
import type { CopyNames } from '../copies/names.js';
import { termName, termsOfText, termsText } from './terms.js';

const keysKept = 50_000;
const termsKept = 50_000;
const askedTogether = 500;

/** A document as the writer knows it: under which terms it stands. */
interface KeyState {
  terms: ReadonlySet<number>;
  isNew: boolean;
}

/** Who comes under a term and who leaves it within one part; whoever does both has left. */
interface Movement {
  readonly comes: Set<string>;
  readonly leaves: Map<string, number>;
}

export class RegisterWriter implements RowWriter {
  readonly #keys: BoundedMap<KeyState>;
  readonly #terms: BoundedMap<number>;

  constructor(
    private readonly link: RedisLink,
    private readonly names: CopyNames,
    private lastTerm: number,
    isEmpty: boolean,
  ) {
    this.#keys = new BoundedMap(keysKept, isEmpty);
    this.#terms = new BoundedMap(termsKept, isEmpty);
  }

  async load({ writes }: Batch): Promise<void> {
    this.#keys.shrink();
    this.#terms.shrink();
    await this.#loadKeys([...new Set(writes.map(({ key }) => key))].filter(key => !this.#keys.get(key)));
    const terms = new Set(writes.flatMap(write => namesOfTerms(write)));
    await this.#loadTerms([...terms].filter(term => this.#terms.get(term) === undefined));
  }

  write({ writes }: Batch, to: Commands): void {
    const lists = new Map<string, (string | number)[]>();
    const movements = new Map<number, Movement>();
    const made = { keys: [] as (string | number)[], terms: [] as (string | number)[] };
    for (const write of writes) {
      const state = this.#keys.get(write.key)!;
      if (state.isNew) made.keys.push(0, write.key);
      const terms = new Set(namesOfTerms(write).map(term => this.#term(term, made.terms)));
      this.#move(write, state.terms, terms, movements);
      this.#keys.set(write.key, { terms, isNew: false });
      const list = lists.get(write.key) ?? [];
      list.push(write.index, termsText(terms), write.doc);
      lists.set(write.key, list);
    }
    for (const [key, list] of lists) to.add('RPUSH', this.names.versions + key, list);
    to.add('ZADD', this.names.keys, made.keys);
    to.add('HSET', this.names.terms, made.terms);
    for (const [term, movement] of movements) this.#writeMovement(term, movement, to);
  }

  numbers(): readonly (string | number)[] {
    return ['terms', this.lastTerm];
  }

  async #loadKeys(keys: readonly string[]): Promise<void> {
    const isStored = !this.#keys.complete;
    for (let at = 0; at < keys.length; at += askedTogether) {
      const some = keys.slice(at, at + askedTogether);
      const { head, versions } = this.names;
      const texts = isStored ? await this.link.run<string[]>('lastTerms', [head], versions, ...some) : [];
      some.forEach((key, n) => this.#keys.set(key, stateOf(texts[n])));
    }
  }

  async #loadTerms(terms: readonly string[]): Promise<void> {
    if (this.#terms.complete) return;
    for (let at = 0; at < terms.length; at += askedTogether) {
      const some = terms.slice(at, at + askedTogether);
      const ids = await this.link.send<(string | null)[]>('HMGET', this.names.terms, ...some);
      some.forEach((term, n) => ids[n] && this.#terms.set(term, Number(ids[n])));
    }
  }

  #term(name: string, made: (string | number)[]): number {
    const known = this.#terms.get(name);
    if (known !== undefined) return known;
    this.lastTerm += 1;
    this.#terms.set(name, this.lastTerm);
    made.push(name, this.lastTerm);
    return this.lastTerm;
  }

  #move(
    { key, index }: Write,
    before: ReadonlySet<number>,
    after: ReadonlySet<number>,
    movements: Map<number, Movement>,
  ): void {
    const of = (term: number): Movement => {
      const movement = movements.get(term) ?? { comes: new Set(), leaves: new Map() };
      movements.set(term, movement);
      return movement;
    };
    for (const term of before) {
      if (after.has(term)) continue;
      of(term).comes.delete(key);
      of(term).leaves.set(key, index);
    }
    for (const term of after) if (!before.has(term)) of(term).comes.add(key);
  }

  #writeMovement(term: number, { comes, leaves }: Movement, to: Commands): void {
    const { standing, left } = this.names;
    to.add(
      'ZREM',
      standing + term,
      [...leaves.keys()].filter(key => !comes.has(key)),
    );
    to.add(
      'ZADD',
      left + term,
      [...leaves].flatMap(([key, index]) => [index, key]),
    );
    to.add(
      'ZADD',
      standing + term,
      [...comes].flatMap(key => [0, key]),
    );
  }
}

const namesOfTerms = ({ buckets }: Write): readonly string[] =>
  Object.keys(buckets).flatMap(bucket => buckets[bucket]!.map(value => termName(bucket, value)));

/** Every version names its terms, if none: a document without any text of terms is not there. */
const stateOf = (text: string | undefined): KeyState =>
  text ? { terms: new Set(termsOfText(text)), isNew: false } : { terms: new Set(), isNew: true };
