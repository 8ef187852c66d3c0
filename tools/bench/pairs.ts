/** Seconds of each of two kinds of work, as the medians of alternating pairs: what else the machine does hits both. */
export interface Pair {
  readonly ours: number;
  readonly raw: number;
  /** Median of the pairs' own ratios raw/ours: above 1 when ours is faster. */
  readonly ratio: number;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** @param pairs at least 5, or one slow second decides */
export const inPairs = async (
  pairs: number,
  ours: () => Promise<number>,
  raw: () => Promise<number>,
): Promise<Pair> => {
  const taken: { ours: number; raw: number }[] = [];
  for (let n = 0; n < pairs; n += 1) {
    if (n % 2 === 0) taken.push({ ours: await ours(), raw: await raw() });
    else taken.push({ raw: await raw(), ours: await ours() });
  }
  return {
    ours: median(taken.map(pair => pair.ours)),
    raw: median(taken.map(pair => pair.raw)),
    ratio: median(taken.map(pair => pair.raw / pair.ours)),
  };
};

/** Of the processor, all threads together: what else the machine does takes none of them. */
export const processorSecondsOf = async (work: () => unknown): Promise<number> => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
};

export const secondsOf = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
