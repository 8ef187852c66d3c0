import { createHash, hash } from 'node:crypto';
import { asBuffer } from '../encoding/as-buffer.js';

/** Bytes of a SHA-256. */
export const hashSize = 32;

/** By way of a string: Node makes one more than twice as fast as a buffer of its own, and `from` uses its pool. */
const sha256 = (bytes: Uint8Array): Buffer => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');

/** Hashing is synchronous, so one scratch buffer serves all: joining in it is cheaper than allocating each time. */
const scratch = Buffer.alloc(4096);
/** Its beginnings by length: a view costs as much as a good part of the hash. */
const views: Buffer[] = [];
const scratchOf = (length: number): Buffer => (views[length] ??= scratch.subarray(0, length));
const pair = scratchOf(1 + 2 * hashSize);

/** SHA-256(0x00 ‖ leaf). Source: RFC 6962 §2.1, RFC 9162 §2.1.1. */
export const leafHash = (leaf: Uint8Array): Buffer => {
  // The prefix keeps a leaf from being taken for a node, and so a tree for another tree.
  if (leaf.length < scratch.length) {
    scratch[0] = 0;
    asBuffer(leaf).copy(scratch, 1);
    return sha256(scratchOf(leaf.length + 1));
  }
  return createHash('sha256').update('\0').update(leaf).digest();
};

/** SHA-256(0x01 ‖ left ‖ right). Source: RFC 6962 §2.1, RFC 9162 §2.1.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  if (left.length !== hashSize || right.length !== hashSize)
    throw new RangeError('a node joins two hashes of 32 bytes');
  scratch[0] = 1;
  asBuffer(left).copy(scratch, 1);
  asBuffer(right).copy(scratch, 1 + hashSize);
  return sha256(pair);
};

/** The root of the tree without leaves: SHA-256 of nothing. Source: RFC 6962 §2.1. */
export const emptyRoot = (): Buffer => sha256(Buffer.alloc(0));

export const sameHash = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

export const isHash = (bytes: Uint8Array): boolean => bytes.length === hashSize;

/** A hash as messages show it. */
export const shown = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
