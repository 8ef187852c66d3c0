/*
 * Sizes and indexes are exact integers below 2^53. A 32-bit shift would silently fold a tree of 2^32 leaves onto a
 * small one, so halves and powers are divisions here.
 */

export const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

export const half = (value: number): number => Math.floor(value / 2);

export const isOdd = (value: number): boolean => value % 2 === 1;

/** Number of binary digits; 0 has none. `Math.log2` would round 2^49 - 1 up to 49. */
export const bitLength = (value: number): number =>
  value < 2 ** 32 ? 32 - Math.clz32(value) : 64 - Math.clz32(Math.floor(value / 2 ** 32));

/** The largest power of two that is not above `value` (at least 1). */
export const powerWithin = (value: number): number => 2 ** (bitLength(value) - 1);

/** Where a tree of `size` leaves (at least 2) splits: the largest power of two below it. Source: RFC 6962 §2.1. */
export const splitOf = (size: number): number => powerWithin(size - 1);

export const isPowerOfTwo = (value: number): boolean => value > 0 && powerWithin(value) === value;
