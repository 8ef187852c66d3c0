import { sha256Of, type Bytes } from './bytes.js';

/** Where a leaf stands, in a tree of so many. */
export interface LeafPlace {
  readonly index: number;
  readonly size: number;
}

/** SHA-256(0x00 ‖ leaf). Source: RFC 9162 §2.1.1. */
export const leafHashOf = (leaf: Bytes): Promise<Bytes> => sha256Of(Uint8Array.of(0), leaf);

const nodeHashOf = (left: Bytes, right: Bytes): Promise<Bytes> => sha256Of(Uint8Array.of(1), left, right);

/**
 * The root that a leaf and its proof lead to. Source: RFC 9162 §2.1.3.2; sizes are halved by division, since shifts
 * would cut them to 32 bits.
 * @throws Error when the proof is too long or too short for the place
 */
export const rootFrom = async (
  { index, size }: LeafPlace,
  leaf: Bytes,
  proof: readonly Bytes[],
): Promise<Bytes> => {
  if (!(index < size)) throw new Error(`a tree of ${size} leaves has no leaf ${index}`);
  let [fn, sn, root] = [index, size - 1, leaf];
  const halve = (): void => void ([fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]);
  for (const hash of proof) {
    if (sn === 0) throw new Error('the proof is too long');
    if (fn % 2 === 1 || fn === sn) {
      root = await nodeHashOf(hash, root);
      while (fn % 2 === 0 && fn !== 0) halve();
    } else root = await nodeHashOf(root, hash);
    halve();
  }
  if (sn !== 0) throw new Error('the proof is too short');
  return root;
};
