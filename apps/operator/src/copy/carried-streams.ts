import type { ControlStreamName, ControlStreams } from '#event-sourcing';
import { formerStream } from '#stores/sqlite';
import { headsStream, keysStream, originsStream } from '#transparency/publishing';

/**
 * What was signed, and by which keys: the history of the log as its verifiers know it, also under names that it has
 * left. Where it goes on is not among it.
 */
export const carriedStreams = async (from: ControlStreams): Promise<readonly ControlStreamName[]> => {
  const left = ((await from.last(originsStream))?.revision ?? -1) + 1;
  const former = Array.from({ length: left }, (_, n) =>
    [headsStream, keysStream].map(stream => formerStream(stream as ControlStreamName, n + 1)),
  );
  return [headsStream, keysStream, originsStream, ...former.flat()];
};
