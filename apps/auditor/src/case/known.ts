import { type Instant, instantOf, msOf } from '#kernel';
import type { SqliteAudit } from '#stores/sqlite';
import { CaseRefused } from './case-refused.js';

/** What had been recorded: up to an index, or at an instant. */
export type Known = { readonly index: number } | { readonly instant: Instant };

/** @throws Error for a text that is neither an index nor an instant */
export const parseKnown = (text: string): Known => {
  if (/^\d{1,15}$/u.test(text)) return { index: Number(text) };
  const ms = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/u.test(text) || Number.isNaN(ms))
    throw new Error(
      `--known: ${text} không phải chỉ mục hay thời điểm RFC 3339 / is no index or RFC 3339 instant`,
    );
  return { instant: instantOf(ms) };
};

/**
 * The last index that was known: of an instant, the last whose running maximum of `recordedAt` is at or before it,
 * as every query has it. @throws CaseRefused
 */
export const indexKnown = (audit: SqliteAudit, known: Known): number => {
  if ('index' in known) return known.index;
  const asked = msOf(known.instant);
  for (const { index, high, recordedAt } of audit.before(Number.MAX_SAFE_INTEGER))
    if (msOf(high ?? recordedAt) <= asked) return index;
  throw CaseRefused.nothingKnown();
};
