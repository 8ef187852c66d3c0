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
const lanes = 8;

/**
 * A digest that grows: independent of the order of its rows. The hashes of one batch are added up in eight lanes of
 * 32 bits, which a double holds exactly for two million rows; carrying is left to the end.
 */
export class RunningDigest {
  #rows = 0;
  readonly #lanes = new Float64Array(lanes);

  constructor(private readonly before: Digest) {}

  add(row: string): void {
    this.#rows += 1;
    const bytes = hash('sha256', row, 'binary');
    for (let lane = 0, at = 0; lane < lanes; lane += 1, at += 4)
      this.#lanes[lane]! +=
        bytes.charCodeAt(at) * 2 ** 24 +
        (bytes.charCodeAt(at + 1) << 16) +
        (bytes.charCodeAt(at + 2) << 8) +
        bytes.charCodeAt(at + 3);
  }

  value(): Digest {
    let added = 0n;
    for (const lane of this.#lanes) added = (added << 32n) + BigInt(lane);
    const sum = (BigInt(`0x${this.before.sum}`) + added) % wrap;
    return { count: this.before.count + this.#rows, sum: sum.toString(16).padStart(64, '0') };
  }
}
