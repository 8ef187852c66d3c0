import type { Command } from '#kernel';
import type { KeyCopy } from '#event-sourcing';
import type { RedactionTarget } from '../events/index.js';

/** What stands in the log at a target's index, if it is the event that was meant. It never changes. */
export interface FoundEvent extends Omit<RedactionTarget, 'index' | 'eventId' | 'fields'> {
  /** The unit that acted. */
  readonly unitId: string;
  /** Ids of the keys of its sealed fields, by field. */
  readonly keys: Readonly<Record<string, string>>;
}

/** One event, by its place and its id: two names, so that a slip of the pen destroys nothing. */
export interface AskedTarget {
  readonly index: number;
  readonly eventId: string;
  readonly fields: readonly string[];
  readonly found?: FoundEvent;
}

export interface OfRedaction {
  readonly redactionId: string;
}
export interface OrderData extends OfRedaction {
  readonly legalGround: string;
  readonly targets: readonly AskedTarget[];
}
export interface CarryOutData extends OfRedaction {
  /** Places the operator knows of that may hold the keys: tapes, exports. */
  readonly copies: readonly string[];
}
export interface ErasureData extends OfRedaction {
  readonly place: string;
}

export type RedactionCommand =
  | Command<'OrderRedaction', OrderData>
  | Command<'CarryOutRedaction', CarryOutData>
  | Command<'ConfirmDestruction', OfRedaction>
  | Command<'ConfirmErasure', ErasureData>;

/** What is read before a decision. */
export interface Surroundings {
  /** By event and field: the redaction that has it. */
  readonly taken?: ReadonlyMap<string, string>;
  /** Copies that the store of the keys knows of. */
  readonly copies?: readonly KeyCopy[];
}

export const fieldName = (eventId: string, field: string): string => `${eventId} ${field}`;
