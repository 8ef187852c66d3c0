import { allowed, type CalendarDate, type Circumstances, refused, type Verdict } from '#kernel';
import type { Delegation } from '../events/index.js';

export const mustBeNew = ({ granted }: Delegation): Verdict =>
  granted === undefined ? allowed : refused('delegation.exists', { delegation: granted.delegationId });

/**
 * What was delegated is not delegated on: whoever acts in another's name grants nothing. Source: Decree 30/2020/NĐ-CP,
 * art. 13(3); Law 72/2025/QH15 on local government, art. 14 (check).
 */
export const mustGrantInPerson = ({ actor }: Circumstances): Verdict =>
  actor.onBehalfOf === undefined
    ? allowed
    : refused('delegation.not-in-person', { person: actor.personId, principal: actor.onBehalfOf });

export const mustBeToAnother = (from: string, to: string): Verdict =>
  from === to ? refused('delegation.to-oneself', { person: from }) : allowed;

/** A delegation has an end. Source: Decree 30/2020/NĐ-CP, art. 13(3): in writing, and for a time. */
export const mustEndAfterItBegins = (validFrom: CalendarDate, validTo: CalendarDate): Verdict =>
  validFrom <= validTo ? allowed : refused('delegation.ends-before-it-begins', { validFrom, validTo });

/** It may lie ahead; behind, only as far as its paper: nobody is given authority for what was decided without it. */
export const mustNotPrecedePaper = ({ effectiveDate, document }: Circumstances): Verdict =>
  document.date <= effectiveDate
    ? allowed
    : refused('delegation.before-its-paper', { validFrom: effectiveDate, signed: document.date });

export const mustStillStand = ({ revokedFrom }: Delegation): Verdict =>
  revokedFrom === undefined ? allowed : refused('delegation.revoked-already', { revokedFrom });

export const mustNotPrecedeGrant = ({ granted }: Delegation, from: CalendarDate): Verdict =>
  granted!.validFrom <= from
    ? allowed
    : refused('delegation.revoked-before-grant', { revokedFrom: from, validFrom: granted!.validFrom });

export const mustNotHaveEnded = ({ granted }: Delegation, from: CalendarDate): Verdict =>
  from <= granted!.validTo
    ? allowed
    : refused('delegation.ended', { revokedFrom: from, validTo: granted!.validTo });

export const mustSayWhy = ({ reason }: Circumstances): Verdict =>
  reason === undefined ? refused('delegation.reason-missing') : allowed;
