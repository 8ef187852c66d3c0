import { differs, failed, type Failure, passed, type Verdict } from '../verdict.js';
import { emptyRoot, isHash, nodeHash, sameHash, shown } from './hash.js';
import { half, isOdd, isPowerOfTwo, isSize } from './size.js';

/** The root of a tree at a size. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

const unusable = (old: TreeHead, now: TreeHead, hashes: readonly Uint8Array[]): Failure | undefined => {
  if (![old.size, now.size].every(isSize))
    return failed('size.invalid', `${old.size} or ${now.size} is not a tree size`);
  if (![old.root, now.root, ...hashes].every(isHash)) return failed('hash.length', 'a hash has 32 bytes');
  if (old.size > now.size)
    return differs(
      'consistency.sizes-reversed',
      'the later tree is smaller',
      `at least ${old.size}`,
      now.size,
    );
  return undefined;
};

const oldRootDiffers = (old: TreeHead, reached: Uint8Array): Failure =>
  differs(
    'consistency.old-root-differs',
    `the first ${old.size} leaves are not those of the earlier head`,
    shown(old.root),
    shown(reached),
  );

const newRootDiffers = (now: TreeHead, reached: Uint8Array): Failure =>
  differs(
    'consistency.new-root-differs',
    `the proof does not lead to the root of size ${now.size}`,
    shown(now.root),
    shown(reached),
  );

/** An empty tree begins every tree, and a tree itself: neither needs a hash, so a proof that brings some is wrong. */
const withoutHashes = (old: TreeHead, now: TreeHead, hashes: readonly Uint8Array[]): Verdict => {
  if (hashes.length > 0)
    return differs('consistency.proof-too-long', 'nothing is left to prove', 0, hashes.length);
  if (old.size === 0 && !sameHash(old.root, emptyRoot())) return oldRootDiffers(old, emptyRoot());
  if (now.size === 0 && !sameHash(now.root, emptyRoot())) return newRootDiffers(now, emptyRoot());
  if (old.size === now.size && !sameHash(old.root, now.root)) return newRootDiffers(now, old.root);
  return passed();
};

/** Steps 2–7 of RFC 9162 §2.1.4.2; names are those of the RFC. */
const climb = (old: TreeHead, now: TreeHead, hashes: readonly Uint8Array[]): Verdict => {
  const path = isPowerOfTwo(old.size) ? [old.root, ...hashes] : hashes;
  let fn = old.size - 1;
  let sn = now.size - 1;
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let fr = path[0]!;
  let sr = path[0]!;
  for (const c of path.slice(1)) {
    if (sn === 0) return failed('consistency.proof-too-long', 'hashes are left when the root is reached');
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, c);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0) return failed('consistency.proof-too-short', 'the hashes end before the root is reached');
  if (!sameHash(fr, old.root)) return oldRootDiffers(old, fr);
  return sameHash(sr, now.root) ? passed() : newRootDiffers(now, sr);
};

/**
 * Whether the later tree begins with exactly the leaves of the earlier one. Source: RFC 9162 §2.1.4.2; for an empty
 * earlier tree, which the RFC leaves out, C2SP tlog-witness `add-checkpoint`: no hash is needed. Never throws.
 */
export const verifyConsistency = (old: TreeHead, now: TreeHead, hashes: readonly Uint8Array[]): Verdict => {
  const refusal = unusable(old, now, hashes);
  if (refusal) return refusal;
  if (old.size === 0 || old.size === now.size) return withoutHashes(old, now, hashes);
  if (hashes.length === 0) return failed('consistency.proof-too-short', 'the proof has no hashes');
  return climb(old, now, hashes);
};
