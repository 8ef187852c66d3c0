import { differs, failed, type Failure, passed, type Verdict } from '../verdict.js';
import { isHash, nodeHash, sameHash, shown } from './hash.js';
import { half, isOdd, isSize } from './size.js';

/** That a leaf stands at an index of the tree of a size; `hashes` from the leaf's sibling to the root's child. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly hashes: readonly Uint8Array[];
}

const unusable = ({ index, size, leafHash, hashes }: Inclusion): Failure | undefined => {
  if (!isSize(size)) return failed('size.invalid', `${size} is not a tree size`);
  if (!isSize(index)) return failed('index.invalid', `${index} is not an index`);
  if (![leafHash, ...hashes].every(isHash)) return failed('hash.length', 'a hash has 32 bytes');
  if (index >= size)
    return differs(
      'inclusion.index-beyond-size',
      'the tree does not reach the index',
      `below ${size}`,
      index,
    );
  return undefined;
};

/** The root that an inclusion proof leads to. Source: RFC 9162 §2.1.3.2, steps 1–4; names are those of the RFC. */
export const rootFromInclusion = (proof: Inclusion): Verdict<Buffer> => {
  const refusal = unusable(proof);
  if (refusal) return refusal;
  let fn = proof.index;
  let sn = proof.size - 1;
  let r: Buffer = Buffer.from(proof.leafHash);
  for (const p of proof.hashes) {
    if (sn === 0) return failed('inclusion.proof-too-long', 'hashes are left when the root is reached');
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      r = nodeHash(r, p);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0) return failed('inclusion.proof-too-short', 'the hashes end before the root is reached');
  return passed(r);
};

/** Whether the leaf is in the tree of that root. Source: RFC 9162 §2.1.3.2. Never throws. */
export const verifyInclusion = (proof: Inclusion, root: Uint8Array): Verdict => {
  const reached = rootFromInclusion(proof);
  if (!reached.ok) return reached;
  if (sameHash(reached.value, root)) return passed();
  const message = `the leaf at index ${proof.index} does not lead to the root of size ${proof.size}`;
  return differs('inclusion.root-differs', message, shown(root), shown(reached.value));
};
