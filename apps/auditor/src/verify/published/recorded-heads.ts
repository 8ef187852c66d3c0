import type { SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import { type HeadSource, readHead, type ShownHead } from './heads.js';
import type { LogTrust } from './trust.js';

const headsStream = 'socai-heads';
const pageRecords = 1_000;

const noteIn = (record: string): string => {
  const { checkpoint } = JSON.parse(record) as { readonly checkpoint?: unknown };
  if (typeof checkpoint !== 'string') throw new Error('it has no checkpoint');
  return checkpoint;
};

/** The notes of all records, in their order, whatever they say. @throws Error for a record that holds none */
export function* recordedNotes(audit: SqliteAudit, stream = headsStream): Generator<string, void, undefined> {
  for (let from = 0; ; from += pageRecords) {
    const records = audit.control(stream, from, pageRecords);
    for (const { text } of records) yield noteIn(text);
    if (records.length < pageRecords) return;
  }
}

interface RecordedIn {
  readonly stream: string;
  readonly source: HeadSource;
}

/** Heads that the ledger says it signed, in the order it says so; what is no head of it is reported. */
export function* recordedHeads(
  audit: SqliteAudit,
  trust: LogTrust | undefined,
  report: Report,
  { stream = headsStream, source = 'socai-heads' }: Partial<RecordedIn> = {},
): Generator<ShownHead, void, undefined> {
  let next = 0;
  let size = 0;
  for (;;) {
    const records = audit.control(stream, next, pageRecords);
    for (const { revision, text } of records) {
      const what = `${stream} ${revision}`;
      if (revision !== next)
        report({ code: 'head.order', what, expected: `revision ${next}`, actual: `revision ${revision}` });
      next = revision + 1;
      const head = headIn(text, { source, where: `${revision}` }, trust, report);
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
  from: Pick<ShownHead, 'source' | 'where'>,
  trust: LogTrust | undefined,
  report: Report,
): ShownHead | undefined => {
  try {
    return readHead(noteIn(text), from, trust, report);
  } catch (error) {
    report({ code: 'head.invalid', what: `${from.source} ${from.where}`, actual: (error as Error).message });
    return undefined;
  }
};
