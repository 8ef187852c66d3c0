import type { CalendarDate, DocumentRef } from '#kernel';
import { register, when } from '#views';
import { delegationGranted, type DelegationGranted, delegationRevoked } from '../events/index.js';

/** A delegation with its paper, and its end if it was given one. */
export type DelegationDoc = DelegationGranted['data'] & {
  readonly document: DocumentRef;
  readonly grantedAt: string;
  readonly revoked?: {
    readonly from: CalendarDate;
    readonly by: string;
    readonly reason: string;
    readonly at: string;
  };
  readonly externalRef?: string;
  readonly revision: number;
};

export const delegationsView = register<DelegationDoc>('delegations', 1, {
  on: [
    when(
      delegationGranted,
      event => event.data.delegationId,
      (_, { data, document, recordedAt, externalRef, revision }) => ({
        ...data,
        document,
        grantedAt: recordedAt,
        externalRef,
        revision,
      }),
    ),
    when(
      delegationRevoked,
      event => event.data.delegationId,
      (doc, { effectiveDate, actor, reason = '', recordedAt, revision }) => ({
        ...doc!,
        revoked: { from: effectiveDate, by: actor.personId, reason, at: recordedAt },
        revision,
      }),
    ),
  ],
  buckets: {
    principal: doc => doc.from.personId,
    delegate: doc => doc.toPersonId,
    duty: doc => doc.from.duty,
    unit: doc => doc.scope.unitId,
    externalRef: doc => doc.externalRef,
  },
});

export const standings = ['future', 'inForce', 'expired', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/** How a delegation stands on a day, as far as is known. */
export const standingOn = ({ validFrom, validTo, revoked }: DelegationDoc, day: CalendarDate): Standing => {
  if (revoked !== undefined && revoked.from <= day) return 'revoked';
  if (day < validFrom) return 'future';
  return day > validTo ? 'expired' : 'inForce';
};
