import { allowed, type CalendarDate, type Circumstances, refused, type Verdict } from '#kernel';
import type { Purchase, PurchaseStatus } from './purchase.js';

/** The process a purchase waits for, and its id. */
const processOf = (purchase: Purchase): { kind: string; id: string } | undefined => {
  switch (purchase.status) {
    case 'planning':
      return { kind: 'planning', id: purchase.plan!.purchaseId };
    case 'signing':
      return { kind: 'signing', id: purchase.signing!.signingId };
    case 'amending':
      return { kind: 'amendment', id: purchase.amendment!.amendmentId };
    case 'terminating':
      return { kind: 'termination', id: purchase.terminationId! };
    default:
      return undefined;
  }
};

/** A purchase takes a command in some of its states only; while a process runs, the refusal names it. */
export const mustBe = (purchase: Purchase, ...wanted: readonly PurchaseStatus[]): Verdict => {
  const { status } = purchase;
  if (wanted.includes(status)) return allowed;
  const process = processOf(purchase);
  return process
    ? refused('process.in-progress', { process: process.kind, status }, [process])
    : refused('purchase.wrong-state', { status, allowed: wanted.join(', ') });
};

export const mustBeNew = ({ status }: Purchase): Verdict =>
  status === 'none' ? allowed : refused('purchase.exists', { status });

/** Nothing is dated before the step it depends on. */
export const mustNotPrecede = ({ effectiveDate }: Circumstances, stepOn: CalendarDate): Verdict =>
  effectiveDate >= stepOn ? allowed : refused('purchase.too-early', { effectiveDate, stepOn });

/** An act binds the content it saw: a changed content voids it. */
export const mustHaveSeen = (seenDigest: string, digest: string): Verdict =>
  seenDigest === digest ? allowed : refused('purchase.seen-otherwise', { seenDigest, digest });
