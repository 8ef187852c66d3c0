import type { Clocks } from '#views';
import { inPairs, secondsOf } from '../pairs.js';
import type { Row } from '../row.js';
import type { ViewQuestions } from './questions.js';

/** The same questions about the same lines, of which one log has more events than the other. */
export interface TwoHistories {
  readonly long: ViewQuestions;
  readonly short: ViewQuestions;
  /** The day that the past is asked about. */
  readonly effective: string;
  readonly pairs: number;
}

interface Question {
  readonly work: string;
  readonly times: number;
  readonly ask: (of: ViewQuestions, at: Clocks) => Promise<unknown>;
}

const questions: readonly Question[] = [
  { work: 'as-of balance of a line', times: 3_000, ask: (of, at) => of.balance(at) },
  { work: 'as-of balance of a hot line', times: 3_000, ask: (of, at) => of.hotBalance(at) },
  { work: 'as-of table of every line', times: 3, ask: (of, at) => of.table(at) },
];

/** The time of a question on both clocks against the same one of a shorter history: a small ratio is good. */
export const longerHistoryRows = async (histories: TwoHistories): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const question of questions) rows.push(await rowOf(question, histories));
  return rows;
};

const rowOf = async (
  { work, times, ask }: Question,
  { long, short, effective, pairs }: TwoHistories,
): Promise<Row> => {
  const many = (of: ViewQuestions): Promise<number> =>
    secondsOf(async () => {
      const at = { known: Math.floor(of.events * 0.7), effective };
      for (let n = 0; n < times; n += 1) await ask(of, at);
    });
  await many(short);
  await many(long);
  const pair = await inPairs(
    Math.max(pairs, 9),
    () => many(long),
    () => many(short),
  );
  const each = (seconds: number): string => `${((seconds / times) * 1e6).toFixed(1)} µs`;
  return {
    work: `${work}, ${long.events} events`,
    against: `the same question of ${short.events} events (time / time)`,
    ratio: 1 / pair.ratio,
    goal: '≤ 1.5',
    detail: `${each(pair.ours)} against ${each(pair.raw)}`,
  };
};
