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
    const bounds = audit.bounds();
    if (bounds && bounds.first < 0)
      report({ code: 'event.column', what: 'index', actual: `${bounds.first}` });
    const size = (bounds?.last ?? -1) + 1;
    return {
      size,
      heads: [...recordedHeads(audit, trust, report)],
      receipts: receiptTable(audit, size, report),
      commitment: lastCommitment(audit, size),
    };
  });

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
