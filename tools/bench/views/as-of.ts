import type { Clocks } from '#views';
import { inPairs, secondsOf } from '../pairs.js';
import type { Row } from '../row.js';

export interface AsOfQuestion {
  readonly work: string;
  readonly goal: string;
  /** Asks once, at these clocks. */
  readonly ask: (at: Clocks) => Promise<unknown>;
  readonly times: number;
  readonly pairs: number;
  readonly events: number;
  /** The day that the past is asked about. */
  readonly effective: string;
}

/** The time of a question on both clocks against the same question now: here a small ratio is good. */
export const asOfRow = async (question: AsOfQuestion): Promise<Row> => {
  const { work, goal, ask, times, pairs, events, effective } = question;
  const asOf = { known: Math.floor(events * 0.7), effective };
  const many = async (at: Clocks): Promise<number> =>
    secondsOf(async () => {
      for (let n = 0; n < times; n += 1) await ask(at);
    });
  await many(asOf);
  const pair = await inPairs(
    Math.max(pairs, 9),
    () => many(asOf),
    () => many({ known: events - 1 }),
  );
  const each = (seconds: number): string => `${((seconds / times) * 1e6).toFixed(1)} µs`;
  const detail = `${each(pair.ours)} against ${each(pair.raw)}, ${events} events`;
  return { work, against: 'the same question now (time / time)', ratio: 1 / pair.ratio, goal, detail };
};
