import { allowed, type Circumstances, personsIn, refused, type Verdict } from '#kernel';
import type { Purchase, Role, Roles } from './purchase.js';

/**
 * Who must be somebody else, over the whole chain of a purchase with every requisition merged into it and every
 * member of its committees. Source: MODEL, "Persons and duties"; State Budget Law 83/2015/QH13 on control of spending.
 */
export const apart: readonly (readonly [Role, Role])[] = [
  ['requester', 'approver'],
  ['requester', 'acceptor'],
  ['requester', 'payer'],
  ['approver', 'acceptor'],
  ['approver', 'payer'],
  ['acceptor', 'payer'],
  ['signer', 'acceptor'],
];

const othersOf = (role: Role): readonly Role[] =>
  apart.flatMap(([a, b]) => (a === role ? [b] : b === role ? [a] : []));

/** These persons may take this role: none of them had one that is kept apart from it. */
export const mustBeApart = (roles: Roles, role: Role, persons: readonly string[]): Verdict => {
  for (const other of othersOf(role)) {
    const person = persons.find(id => roles[other].has(id));
    if (person !== undefined)
      return refused('purchase.duties-not-apart', { person, role, other }, [{ kind: other, id: person }]);
  }
  return allowed;
};

/** Whoever acts, also through a delegation or at the beginning of a process, may take this role. */
export const actorMustBeApart = (purchase: Purchase, role: Role, meta: Circumstances): Verdict =>
  mustBeApart(purchase.roles, role, personsIn(meta));

/** Of requisitions merged into one plan, nobody who asked for one approved another. */
export const requestersMustNotApprove = (
  taken: readonly { readonly requesters: readonly string[]; readonly approvers: readonly string[] }[],
): Verdict => {
  const approvers = new Set(taken.flatMap(requisition => requisition.approvers));
  const person = taken.flatMap(({ requesters }) => requesters).find(id => approvers.has(id));
  return person === undefined
    ? allowed
    : refused('purchase.duties-not-apart', { person, role: 'requester', other: 'approver' }, [
        { kind: 'approver', id: person },
      ]);
};
