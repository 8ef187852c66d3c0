import { canonicalJson } from '#kernel';
import type { NewEvent } from '#event-sourcing';
import { mustFit } from '../sqlite/event-log/append-limits.js';

/** An event as it is sent. */
export interface Outgoing {
  readonly id: string;
  readonly type: string;
  /** Canonical JSON. */
  readonly body: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * Everything the server or a reader would choke on is caught here: an id that is no UUID or an empty type is refused
 * with an error that tells nobody why; a body that is not canonical could not come back to the byte.
 * @throws PayloadTooLarge, or TypeError with the event's id and what is wrong with it
 */
export const outgoing = (events: readonly NewEvent[]): readonly Outgoing[] => {
  mustFit(events);
  if (new Set(events.map(({ id }) => id)).size !== events.length)
    throw new TypeError('two events of one append share an id: the server would store both');
  return events.map((event, n) => outgoingEvent(event, events.length - 1 - n));
};

const outgoingEvent = ({ id, type, commandId, recordedAt, body }: NewEvent, more: number): Outgoing => {
  const wrong = (what: string) => new TypeError(`event ${id}: ${what}`);
  if (!uuid.test(id)) throw wrong('its id is no UUID in lowercase');
  if (type === '' || type.startsWith('$')) throw wrong(`its type '${type}' is empty or the server's own`);
  const data = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (canonicalJson(data) !== body) throw wrong('its body is not canonical JSON (RFC 8785)');
  if (data['id'] !== id || data['type'] !== type || data['commandId'] !== commandId)
    throw wrong('its body names another id, type or command');
  if (data['recordedAt'] !== recordedAt) throw wrong('its body names another instant');
  const metadata = {
    ...('correlationId' in data && { $correlationId: data['correlationId'] }),
    ...('causationId' in data && { $causationId: data['causationId'] }),
    more,
  };
  return { id, type, body, metadata };
};
