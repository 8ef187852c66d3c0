import type { SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import { readHead, type ShownHead } from './heads.js';
import type { LogTrust } from './trust.js';

const headsStream = 'socai-heads';
const pageRecords = 1_000;

const noteIn = (record: string): string => {
  const { checkpoint } = JSON.parse(record) as { readonly checkpoint?: unknown };
  if (typeof checkpoint !== 'string') throw new Error('it has no checkpoint');
  return checkpoint;
};

/** Heads that the ledger says it signed, in the order it says so; what is no head of it is reported. */
export function* recordedHeads(
  audit: SqliteAudit,
  trust: LogTrust | undefined,
  report: Report,
): Generator<ShownHead, void, undefined> {
  let [next, size] = [0, 0];
  for (;;) {
    const records = audit.control(headsStream, next, pageRecords);
    for (const { revision, text } of records) {
      const what = `${headsStream} ${revision}`;
      if (revision !== next)
        report({ code: 'head.order', what, expected: `revision ${next}`, actual: `revision ${revision}` });
      next = revision + 1;
      const head = headIn(text, `${revision}`, trust, report);
      if (!head) continue;
      if (head.size < size)
        report({ code: 'head.order', what, expected: `≥ ${size}`, actual: `${head.size}` });
      size = Math.max(size, head.size);
      yield head;
    }
    if (records.length < pageRecords) return;
  }
}

const headIn = (
  text: string,
  where: string,
  trust: LogTrust | undefined,
  report: Report,
): ShownHead | undefined => {
  try {
    return readHead(noteIn(text), { source: 'socai-heads', where }, trust, report);
  } catch (error) {
    report({ code: 'head.invalid', what: `${headsStream} ${where}`, actual: (error as Error).message });
    return undefined;
  }
};
