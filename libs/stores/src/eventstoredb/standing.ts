import { canonicalJson } from '#kernel';
import { noStream, OutcomeUnknown, type Revision } from '#event-sourcing';
import { faultText } from './faults.js';
import type { Outgoing } from './payload.js';
import type { Position } from './received.js';
import type { StreamReads } from './stream-reads.js';

/** Whether events stand where they were to be written. */
export type Standing =
  | { readonly stands: true; readonly at: Position | undefined }
  | { readonly stands: false; readonly actual: Revision };

/**
 * Whether exactly these events, to the byte, stand behind a revision. Others with the same ids do not count.
 * @throws OutcomeUnknown when they cannot be read
 */
export const standing = async (
  reads: StreamReads,
  stream: string,
  expected: Revision,
  events: readonly Outgoing[],
): Promise<Standing> => {
  try {
    const stored = (await reads.forward(stream, expected + 1, events.length)) ?? [];
    const stands =
      stored.length === events.length &&
      events.every(({ id, data }, n) => {
        const there = stored[n]!;
        return there.id === id && canonicalJson(there.data) === canonicalJson(data);
      });
    if (stands) return { stands, at: stored.at(-1)!.position };
    const last = await reads.last(stream);
    return { stands, actual: last ? Number(last.revision) : noStream };
  } catch (error) {
    throw new OutcomeUnknown(`it is not known whether an append was stored: ${faultText(error)}`);
  }
};
