import { NotDone, type Watch } from '#command-line';
import type { ControlRecord, ControlStreamName, ControlStreams } from '#event-sourcing';

const pageOfRecords = 1_000;

/**
 * Every record of these control streams into another log, at its own revision. What stands there already must be the
 * same.
 * @throws NotDone, StoreUnavailable
 */
export const copyRecords = async (
  streams: readonly ControlStreamName[],
  from: ControlStreams,
  to: ControlStreams,
  watch: Watch,
): Promise<void> => {
  const totals = await Promise.all(streams.map(async stream => lengthOf(await from.last(stream))));
  watch.begin(totals.reduce((sum, total) => sum + total, 0));
  for (const [n, stream] of streams.entries()) await copyStream(stream, totals[n]!, from, to, watch);
};

const lengthOf = (last: ControlRecord | undefined): number => (last?.revision ?? -1) + 1;

const copyStream = async (
  stream: ControlStreamName,
  total: number,
  from: ControlStreams,
  to: ControlStreams,
  watch: Watch,
): Promise<void> => {
  for (let next = 0; next < total && !watch.signal.aborted; next += pageOfRecords) {
    const ours = await from.records(stream, next, pageOfRecords);
    const theirs = await to.records(stream, next, pageOfRecords);
    for (const [n, record] of ours.entries()) {
      if (watch.signal.aborted) return;
      await put(stream, to, record, theirs[n]);
      watch.progress(1);
    }
  }
  if (lengthOf(await to.last(stream)) > total) throw different(stream, total);
};

const put = async (
  stream: ControlStreamName,
  to: ControlStreams,
  { revision, text }: ControlRecord,
  there: ControlRecord | undefined,
): Promise<void> => {
  const same = there ? there.text === text : (await to.put(stream, revision - 1, text)).appended;
  if (!same) throw different(stream, revision);
};

const different = (stream: string, revision: number): NotDone =>
  new NotDone(
    'target.different',
    `Đích có bản ghi khác / The target's ${stream} is not the source's from record ${revision} on.`,
    [],
    { revision },
  );
