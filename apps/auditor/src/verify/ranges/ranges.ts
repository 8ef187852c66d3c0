import type { HeadList } from '../published/head-list.js';
import type { RangeTask } from './range-task.js';
import { rangeLeaves } from './range-tree.js';

/** How many ranges a log of a size has. */
export const rangeCountOf = (size: number): number => Math.ceil(size / rangeLeaves);

/**
 * A log in ranges, in its order.
 * @param asOf the place that the last `HeadsPublished` speaks of; -1 when there is none
 */
export const rangesOf = (size: number, heads: HeadList, asOf: number): readonly RangeTask[] =>
  Array.from({ length: rangeCountOf(size) }, (_, n): RangeTask => {
    const from = n * rangeLeaves;
    const to = Math.min(from + rangeLeaves, size);
    return { kind: 'range', from, to, headSizes: heads.sizesIn(from, to), asOf };
  });
