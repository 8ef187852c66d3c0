import type { NodeAddress } from './node-address.js';

/**
 * Where the hashes of a tree are kept (RFC 9162 §2.1.1). A proof asks once, for all it needs, so that a reader can
 * fetch each tile once and all of them together.
 * @throws whatever its storage throws; an error too when a node is not there. A reader never answers with a guess.
 */
export interface HashReader {
  /** Leaves that can be read: every complete subtree within them. */
  readonly size: number;
  /** One hash of 32 bytes for each address, in the same order. */
  read(addresses: readonly NodeAddress[]): Promise<readonly Buffer[]>;
}
