import type { HeadList } from '../published/head-list.js';
import type { RangeTask } from './range-task.js';
import { rangeLeavesOf } from './range-tree.js';

/** How many ranges a log of a size has. */
export const rangeCountOf = (size: number): number => Math.ceil(size / rangeLeavesOf(size));

/**
 * A log in ranges, in its order.
 * @param asOf the place that the last `HeadsPublished` speaks of; -1 when there is none
 */
export const rangesOf = (size: number, heads: HeadList, asOf: number): readonly RangeTask[] => {
  const leaves = rangeLeavesOf(size);
  return Array.from({ length: rangeCountOf(size) }, (_, n): RangeTask => {
    const from = n * leaves;
    const to = Math.min(from + leaves, size);
    return { kind: 'range', from, to, headSizes: heads.sizesIn(from, to), asOf };
  });
};
