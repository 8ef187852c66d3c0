import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Digest, StoredEntry, Write } from '../read-store.js';
import type { View } from '../view.js';

export const emptyDigest: Digest = { count: 0, sum: '0'.repeat(64) };

/**
 * What one row of a view counts as in the digest: SHA-256 over the canonical JSON (RFC 8785) of
 * - a version of a document: `[view, version, key, index, doc]`
 * - an entry: `[view, version, [account, commodity], index, [effective, amount]]`, and with a member
 *   `[view, version, [account, commodity, member], index, [effective, amount]]`; the amount is a decimal string.
 *
 * Entries of one event with the same cell, member and day are added up before; what comes to zero is no row.
 */
export class RowText {
  readonly #start: string;

  constructor(view: Pick<View, 'name' | 'version'>) {
    this.#start = canonicalJson([view.name, view.version]).slice(0, -1);
  }

  ofDocument({ key, index, doc }: Write): string {
    return `${this.#start},${canonicalJson(key)},${index},${doc}]`;
  }

  ofEntry({ account, commodity, member, index, effective, amount }: StoredEntry): string {
    const key = canonicalJson(account) + ',' + canonicalJson(commodity);
    const whole = member === undefined ? key : key + ',' + canonicalJson(member);
    return `${this.#start},[${whole}],${index},["${effective}","${amount}"]]`;
  }
}

const wrap = 1n << 256n;

/** A digest that grows: independent of the order of its rows. */
export class RunningDigest {
  #count: number;
  #sum: bigint;

  constructor({ count, sum }: Digest) {
    this.#count = count;
    this.#sum = BigInt(`0x${sum}`);
  }

  add(row: string): void {
    this.#count += 1;
    this.#sum += BigInt(`0x${hash('sha256', row, 'hex')}`);
  }

  value(): Digest {
    return { count: this.#count, sum: (this.#sum % wrap).toString(16).padStart(64, '0') };
  }
}
