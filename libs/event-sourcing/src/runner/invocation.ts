import type { CalendarDate, DocumentRef, Person } from '#kernel';
import type { GateStamp } from '../log/envelope.js';
import type { Revision } from '../log/event-store.js';

/** A duty a person holds for a unit, with the units below it if `subtree`. Comes from the token, never from a body. */
export interface Grant {
  readonly duty: string;
  readonly unitId: string;
  readonly subtree: boolean;
}

/** Everything that surrounds a command's content: identity, time, paper, chain. */
export interface Invocation {
  /** SHA-256 of (issuer, client, idempotency key), hex. */
  readonly commandId: string;
  /** SHA-256 of path, canonical body, acting person and unit, and `If-Match`, hex. */
  readonly fingerprint: string;
  readonly clientId: string;
  readonly actor: Person;
  /** Duties the authority check may rely on; a process has none, and is not checked again. */
  readonly grants: readonly Grant[];
  readonly originator?: Person;
  readonly issuedBy?: string;
  readonly effectiveDate: CalendarDate;
  readonly document: DocumentRef;
  readonly correlationId: string;
  readonly causationId: string;
  readonly ifMatch?: Revision;
  readonly reason?: string;
  readonly corrects?: string;
  readonly programmeId?: string;
  readonly missionId?: string;
  readonly externalRef?: string;
  /** The first step's gates, carried along a process. */
  readonly gates?: readonly GateStamp[];
}
