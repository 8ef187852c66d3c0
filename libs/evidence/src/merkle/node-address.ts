import { bitLength, powerWithin, splitOf } from './size.js';

/** A complete subtree: the `2 ** level` leaves from `index * 2 ** level` on. */
export interface NodeAddress {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `from` (included) to `to` (excluded), as one subtree of the tree they are in. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The complete subtrees of a range, largest first. */
export const nodesOf = ({ from, to }: Range): readonly NodeAddress[] => {
  const nodes: NodeAddress[] = [];
  for (let at = from; at < to;) {
    const width = powerWithin(to - at);
    nodes.push({ level: bitLength(width) - 1, index: at / width });
    at += width;
  }
  return nodes;
};

/** What an inclusion proof consists of, from the leaf's sibling to the root's child. Source: RFC 9162 §2.1.3.1. */
export const inclusionRanges = (index: number, size: number): readonly Range[] => {
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
};

/** What a consistency proof consists of, in its order; for 0 < old ≤ size. Source: RFC 9162 §2.1.4.1. */
export const consistencyRanges = (old: number, size: number): readonly Range[] => {
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (old !== to) {
    const middle = from + splitOf(to - from);
    if (old <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The verifier holds the old root: the subtree that is the old tree itself is left out.
  if (from !== 0) ranges.push({ from, to });
  return ranges.reverse();
};
