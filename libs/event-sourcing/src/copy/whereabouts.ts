import { canonicalJson, type Instant } from '#kernel';
import type { ControlStreams } from '../log/control-streams.js';
import { type Appended, type Conflict, noStream, type Revision } from '../log/event-store.js';

/** The control stream that says whether a history goes on in this log. Its last record holds. */
export const sealStream = 'socai-seal';

/** What a copy brought: so many events, and the root of the tree over their leaves, in lowercase hex. */
export interface Brought {
  readonly events: number;
  readonly root: string;
}

/** A copy is filling the log, or was broken off: no ledger may begin here. */
export interface Filling {
  readonly state: 'filling';
  readonly at: Instant;
  /** Id of the copy: the same in both logs, however often it is taken up again. */
  readonly copy: string;
  /** Where it comes from, in words for the operator, without secrets. */
  readonly from: string;
}

/** The history goes on elsewhere: this log is sealed for good. */
export interface Moved extends Brought {
  readonly state: 'moved';
  readonly at: Instant;
  readonly copy: string;
  /** Where it went, in words for the operator, without secrets. */
  readonly to: string;
}

/** Ledgers may go on here: because one began here, or because a copy into it is complete and its source is sealed. */
export interface Open {
  readonly state: 'open';
  readonly at: Instant;
  readonly by: { readonly copy: string; readonly from: string } | 'ledger';
}

export type Whereabouts = Filling | Moved | Open;

/** The last record, and the revision to write the next one at. A log that nobody spoke of has none. */
export interface Said {
  readonly revision: Revision;
  readonly said?: Whereabouts;
}

/** @throws StoreUnavailable; SyntaxError for a text that is no record */
export const readWhereabouts = async (control: ControlStreams): Promise<Said> => {
  const last = await control.last(sealStream);
  if (!last) return { revision: noStream };
  return { revision: last.revision, said: JSON.parse(last.text) as Whereabouts };
};

/** Takes hold only if nobody has spoken since: of two that disagree one is told so. */
export const sayWhereabouts = (
  control: ControlStreams,
  { revision }: Said,
  said: Whereabouts,
): Promise<Appended | Conflict> => control.put(sealStream, revision, canonicalJson(said));
