import type { ControlRecord, ControlStreamName, ControlStreams } from '#event-sourcing';
import type { Watch } from '../../../auditor/src/verify/watch.js';
import { NotDone } from '../telling/not-done.js';

const pageOfRecords = 1_000;

/**
 * Every record of a control stream into another log, at its own revision. What stands there already must be the same.
 * @returns how many there are
 * @throws NotDone, StoreUnavailable
 */
export const copyRecords = async (
  stream: ControlStreamName,
  from: ControlStreams,
  to: ControlStreams,
  watch: Watch,
): Promise<number> => {
  const total = ((await from.last(stream))?.revision ?? -1) + 1;
  watch.begin(total);
  for (let next = 0; next < total && !watch.signal.aborted; next += pageOfRecords) {
    const [ours, theirs] = [
      await from.records(stream, next, pageOfRecords),
      await to.records(stream, next, pageOfRecords),
    ];
    for (const [n, record] of ours.entries()) {
      if (watch.signal.aborted) break;
      await put(stream, to, record, theirs[n]);
      watch.progress(1);
    }
  }
  if (((await to.last(stream))?.revision ?? -1) >= total) throw different(stream, total);
  return total;
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
