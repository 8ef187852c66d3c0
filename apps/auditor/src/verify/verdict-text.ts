import type { FoundSum } from './findings/found.js';
import type { Verdict } from './verify-ledger.js';

/** What was checked of a ledger, in one line. */
export const ledgerSummary = ({ events, streams, heads, sealed, published, wholeUpTo }: Verdict): string =>
  `${events} sự kiện / events, ${streams} luồng / streams, ${heads} đầu sổ / heads, ` +
  `niêm phong / sealed ${sealed}, công bố / published ${published}, ` +
  `luồng đủ / streams whole ${wholeUpTo < 0 ? '–' : `≤ ${wholeUpTo}`}`;

/** @param summary what was checked, in one line */
export const verdictText = ({ findings, notes, kept }: FoundSum, summary: string): string => {
  const more = findings + notes - kept.length;
  return [
    ...(more > 0 ? [`… ${more} nữa / more`] : []),
    summary,
    findings === 0 ? 'NGUYÊN VẸN / SOUND' : `KHÔNG NGUYÊN VẸN / NOT SOUND: ${findings} phát hiện / findings`,
  ].join('\n');
};
