/** So many million VND. */
export const millionsOf = (count: bigint): bigint => count * 1_000_000n;
