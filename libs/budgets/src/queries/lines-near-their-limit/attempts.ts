import { eventLinks, isDatedBy } from '#platform';
import { type RefusalDoc, refusalsView } from '#refusals/views';
import type { Reading } from '#views';
import { lineStream } from '../../events/index.js';
import type { AttemptRow } from './near-limit.query.js';

/** Codes by which somebody was refused more than a line had: to commit, and to give to another line. */
export const exceeding: readonly string[] = ['budget-line.over-committed', 'budget-line.insufficient'];

const pageSize = 500;

/** Every refused attempt to exceed a line, up to the day asked. */
export const attemptsOn = async (reading: Reading, lineId: string): Promise<readonly RefusalDoc[]> => {
  const found: RefusalDoc[] = [];
  let after: string | undefined;
  do {
    const page = await reading.scan(refusalsView, { stream: lineStream(lineId) }, after, pageSize);
    for (const { doc } of page.items)
      if (exceeding.includes(doc.code) && isDatedBy(reading.clocks, doc.effectiveDate)) found.push(doc);
    after = page.next;
  } while (after !== undefined);
  return found;
};

export const attemptRow = (doc: RefusalDoc): AttemptRow => {
  const { index, command, code, numbers, person, unitId, effectiveDate, recordedAt } = doc;
  return { index, command, code, numbers, person, unitId, effectiveDate, recordedAt, ...eventLinks(index) };
};
