import { canonicalJson, dateAt, type Instant, type Person, sha256 } from '#kernel';
import type { Invocation } from './invocation.js';

/** What the ledger itself records, unasked or at an operator's word. */
export interface Observed {
  /** Named in the actor, and in every id derived here: `denials`, `heads`, … */
  readonly process: string;
  /** What it is one observation of: the same words are the same command for ever. */
  readonly about: readonly string[];
  /** SHA-256 of what was observed, where one occasion could be told in two ways. */
  readonly content?: string;
  /** The number of its paper. */
  readonly number: string;
  readonly now: Instant;
  readonly clientId?: string;
  readonly originator?: Person;
}

/** The invocation of an observation. It is its own paper. */
export const observation = (observed: Observed): Invocation => {
  const { process, about, number, now, clientId = 'ledger', originator } = observed;
  const commandId = sha256(canonicalJson([`socai/${process}/v1`, ...about]));
  const content = observed.content ?? commandId;
  const day = dateAt(now);
  return {
    commandId,
    fingerprint: content,
    correlationId: commandId,
    causationId: commandId,
    actor: { personId: `process/${process}`, unitId: originator?.unitId ?? 'ledger', duty: 'process' },
    ...(originator && { originator }),
    clientId,
    issuedBy: `process/${process}`,
    grants: [],
    effectiveDate: day,
    document: { issuer: 'Sổ Cái', kind: process, number, date: day, sha256: content },
  };
};
