import { commitmentKey, commitmentsView, fundsInView } from '#budgets/views';
import { everyDoc, type Reading } from '#views';
import type { Link } from './links.js';

/** A commitment of a line, told by the event that made it. */
export const commitmentLink = async (
  reading: Reading,
  of: { readonly lineId: string; readonly commitmentId: string },
): Promise<readonly Link[]> => {
  const [first] = await reading.versions(commitmentsView, commitmentKey(of));
  if (first === undefined) return [];
  const { since: on, amount, lineId } = first.doc;
  return [{ step: 'commitment', index: first.index, on, of: lineId, amount }];
};

const fundsInto = async (reading: Reading, lineId: string, before: number) =>
  (await everyDoc(reading, fundsInView, { line: lineId })).filter(({ index }) => index < before);

/** A line, and the place in the log before which its money must have come in to be behind what was asked. */
export interface LineBefore {
  readonly lineId: string;
  readonly before: number;
}

/**
 * Everything that came into some lines before money of them was used, and into the lines it came from, up to where it
 * entered from outside. Money of one line is not told apart: any of it may be behind what was bought.
 */
export const moneyLinks = async (
  reading: Reading,
  lines: readonly LineBefore[],
): Promise<readonly Link[]> => {
  const links = new Map<number, Link>();
  const seen = new Map<string, number>();
  const waiting = [...lines];
  for (const { lineId, before } of waiting) {
    // Money may have gone to and fro between two lines: each way back is an earlier one.
    if ((seen.get(lineId) ?? -1) >= before) continue;
    seen.set(lineId, before);
    for (const { kind: step, index, on, amount, fromLine, grantor } of await fundsInto(
      reading,
      lineId,
      before,
    )) {
      links.set(index, { step, index, on, of: lineId, amount, from: fromLine ?? grantor });
      if (fromLine !== undefined) waiting.push({ lineId: fromLine, before: index });
    }
  }
  return [...links.values()];
};
