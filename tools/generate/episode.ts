import type { CalendarDate, DocumentRef } from '#kernel';
import type { LedgerEvent, Outcome } from '#event-sourcing';

/** What somebody does: one command, as it would come over HTTP. */
export interface Act {
  readonly command: string;
  readonly data: object;
  readonly personId: string;
  /** The unit the person acts for. */
  readonly unitId: string;
  /** The day it takes effect. */
  readonly on: CalendarDate;
  readonly document: DocumentRef;
  readonly reason?: string;
  readonly ifMatch?: number;
  readonly externalRef?: string;
  /** The id of the event that it corrects. */
  readonly corrects?: string;
  /** In whose name, and by which delegation. */
  readonly onBehalfOf?: string;
  readonly delegationId?: string;
}

/** What came of it: the outcome, and every event up to the end of the processes it set off. */
export interface Done {
  readonly outcome: Outcome;
  readonly events: readonly LedgerEvent<string, any>[];
}

export type Step = { readonly act: Act } | { readonly days: number };

/**
 * Something that people do over days: it yields what they do and the days they let pass, and is told what came of
 * each act. A plain generator, so that its order is its text.
 */
export type Episode = Generator<Step, void, Done>;

export function* act(what: Act): Generator<Step, Done, Done> {
  return yield { act: what };
}

export function* days(count: number): Generator<Step, void, Done> {
  yield { days: count };
}

export const accepted = ({ outcome }: Done): boolean => outcome.kind === 'accepted';

/** Data of the last event of a type. */
export const lastOf = (type: string, ...done: readonly Done[]): any =>
  done.flatMap(({ events }) => events).findLast(event => event.type === type)?.data;

/** The last revision that changed a stream: what `If-Match` names. */
export const revisionOf = (stream: string, ...done: readonly Done[]): number =>
  done
    .flatMap(({ events }) => events)
    .findLast(event => event.stream === stream && event.type !== 'CommandRefused')!.revision;
