import { allowed, type Circumstances, refused, type Verdict } from '#kernel';
import type { DeclaredError, StandingEvent } from './error.js';

/** The event at that index is the one that is meant. */
export const mustStand = (index: number, eventId: string, found: StandingEvent | undefined): Verdict =>
  found ? allowed : refused('error.event-unknown', { index, event: eventId });

/** What was refused did not happen, a claim is no more than a number, and a declaration is itself corrected by none. */
const noFacts: ReadonlySet<string> = new Set([
  'CommandRefused',
  'ClaimTaken',
  'ClaimReleased',
  'ErrorDeclared',
]);

export const mustBeAFact = (found: StandingEvent | undefined): Verdict =>
  found && noFacts.has(found.type) ? refused('error.not-a-fact', { type: found.type }) : allowed;

export const mustNotBeDeclared = ({ declared }: DeclaredError, eventId: string): Verdict =>
  declared ? refused('error.already-declared', { event: eventId }) : allowed;

export const mustSayWhy = ({ reason }: Circumstances): Verdict =>
  reason === undefined ? refused('error.reason-missing') : allowed;
