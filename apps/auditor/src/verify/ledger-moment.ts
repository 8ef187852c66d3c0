import type { SqliteAudit } from '#stores/sqlite';
import type { Report } from './findings/finding.js';
import type { ShownHead } from './published/heads.js';
import { recordedHeads } from './published/recorded-heads.js';
import type { HeadsCommitment } from './published/stream-ends.js';
import type { ReceiptTable } from './ranges/command-runs.js';
import type { LogTrust } from './published/trust.js';

/** What is read of the database at one moment; a ledger that runs goes on behind it. */
export interface LedgerMoment {
  /** Events there are. */
  readonly size: number;
  readonly heads: readonly ShownHead[];
  readonly receipts: ReceiptTable;
  readonly commitment?: HeadsCommitment;
}

export const readMoment = (audit: SqliteAudit, trust: LogTrust | undefined, report: Report): LedgerMoment =>
  audit.atOneMoment(() => {
    const size = sizeOf(audit, report);
    return {
      size,
      heads: [...recordedHeads(audit, trust, report)],
      receipts: receiptTable(audit, size, report),
      commitment: lastCommitment(audit, size),
    };
  });

/** So many places more than events are gone through; whoever puts a row farther away does not keep us for ever. */
const gapMax = 1_000_000;
const toldMax = 20;

/** Places up to the last event that stands where one can. */
const sizeOf = (audit: SqliteAudit, report: Report): number => {
  const bounds = audit.bounds();
  if (!bounds) return 0;
  const { first, last, events } = bounds;
  const nowhere = (index: number) =>
    report({ code: 'event.column', index, what: 'index', actual: `${index}` });
  if (first < 0) nowhere(first);
  const limit = 2 * events + gapMax;
  if (last < limit) return last + 1;
  let told = 0;
  for (const { index } of audit.after(limit)) {
    nowhere(index);
    if ((told += 1) === toldMax) break;
  }
  return audit.lastBefore(limit) + 1;
};

/** In memory that all threads share: ten bytes an event. */
const receiptTable = (audit: SqliteAudit, size: number, report: Report): ReceiptTable => {
  const events = new Uint16Array(new SharedArrayBuffer(2 * size));
  const prefixes = new Float64Array(new SharedArrayBuffer(8 * size));
  audit.eachReceipt((prefix, index, count) => {
    if (!(index >= 0 && index < size) || events[index] !== 0 || count < 1 || count > 65_535)
      return report({ code: 'receipt.superfluous', index, actual: `${prefix} × ${count}` });
    events[index] = count;
    prefixes[index] = prefix;
  });
  return { events, prefixes };
};

/** Shapes are checked where the event is; what cannot be read here is found there. */
const lastCommitment = (audit: SqliteAudit, size: number): HeadsCommitment | undefined => {
  const last = audit.lastOf('publishedHeads-*', size);
  if (!last) return undefined;
  try {
    const { data } = JSON.parse(last.body) as { readonly data: HeadsCommitment };
    const { through, streams, root } = data;
    return { index: last.index, stream: last.stream ?? '', through, streams, root };
  } catch {
    return undefined;
  }
};
