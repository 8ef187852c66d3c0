import { canonicalJson, type Instant } from '#kernel';
import type { Revision } from '#event-sourcing';

/** A place in `$all`. Positions pass 2^53 in a large log: they are never numbers. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event of the server, as the client hands it over. */
export interface Incoming {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly position?: Position | undefined;
}

/** An event of ours, as it was given to the log. */
export interface Received {
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  readonly recordedAt: Instant;
  readonly body: string;
  /** Events of the same append that follow this one. */
  readonly more: number;
}

/**
 * JSON arrives parsed; the canonical text of what was canonical before is the same text. Undefined for an event that
 * this ledger cannot have written: no JSON, no envelope, or an envelope that names another id or type.
 */
export const received = (event: Incoming): Received | undefined => {
  const data = (event.data ?? {}) as Readonly<Record<string, unknown>>;
  const { id, type, commandId, recordedAt } = data;
  const more = (event.metadata as { readonly more?: unknown } | undefined)?.more;
  const isOurs = id === event.id && type === event.type && isText(commandId) && isText(recordedAt);
  if (!isOurs || !Number.isSafeInteger(more)) return undefined;
  return {
    revision: Number(event.revision),
    id: event.id,
    type: event.type,
    commandId,
    recordedAt,
    body: canonicalJson(data),
    more: more as number,
  };
};

const isText = (value: unknown): value is string => typeof value === 'string';
