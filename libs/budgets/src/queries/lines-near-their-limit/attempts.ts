import { eventLinks, isDatedBy } from '#platform';
import { type RefusalDoc, refusalsView } from '#refusals/views';
import { everyDoc, type Reading } from '#views';
import { lineStream } from '../../events/index.js';
import type { AttemptRow } from './near-limit.query.js';

/** Codes by which somebody was refused more than a line had: to commit, and to give to another line. */
export const exceeding: readonly string[] = ['budget-line.over-committed', 'budget-line.insufficient'];

/** Every refused attempt to exceed a line, up to the day asked. */
export const attemptsOn = async (reading: Reading, lineId: string): Promise<readonly RefusalDoc[]> => {
  const refused = await everyDoc(reading, refusalsView, { stream: lineStream(lineId) });
  return refused.filter(
    ({ code, effectiveDate }) => exceeding.includes(code) && isDatedBy(reading.clocks, effectiveDate),
  );
};

export const attemptRow = (doc: RefusalDoc): AttemptRow => {
  const { index, command, code, numbers, person, unitId, effectiveDate, recordedAt } = doc;
  return { index, command, code, numbers, person, unitId, effectiveDate, recordedAt, ...eventLinks(index) };
};
