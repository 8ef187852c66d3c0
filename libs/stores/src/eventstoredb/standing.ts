import { canonicalJson } from '#kernel';
import { noStream, type Revision } from '#event-sourcing';
import type { Outgoing } from './payload.js';
import type { Position } from './received.js';
import type { StreamReads } from './stream-reads.js';

/** Whether events stand where they were to be written. */
export type Standing =
  | { readonly stands: true; readonly at: Position | undefined }
  | { readonly stands: false; readonly actual: Revision };

/** An append: to a stream as it is called on the server. */
export interface Asked {
  readonly stream: string;
  readonly expected: Revision;
  readonly events: readonly Outgoing[];
}

/**
 * Whether exactly these events, to the byte, stand behind a revision. Others with the same ids do not count.
 * @throws StoreUnavailable when that cannot be read
 */
export const standing = async (
  reads: StreamReads,
  { stream, expected, events }: Asked,
): Promise<Standing> => {
  const stored = (await reads.forward(stream, expected + 1, events.length)) ?? [];
  const stands =
    stored.length === events.length &&
    events.every(({ id, body }, n) => {
      const there = stored[n]!;
      return there.id === id && canonicalJson(there.data) === body;
    });
  if (stands) return { stands, at: stored.at(-1)!.position };
  const last = await reads.last(stream);
  return { stands, actual: last ? Number(last.revision) : noStream };
};
