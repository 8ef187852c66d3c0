export * from './compact-tree.js';
export * from './consistency.js';
export { emptyRoot, hashSize, leafHash, nodeHash, sameHash } from './hash.js';
export * from './hash-reader.js';
export * from './inclusion.js';
export * from './memory-tree.js';
export * from './node-address.js';
export * from './prover.js';
export { isSize, splitOf } from './size.js';
