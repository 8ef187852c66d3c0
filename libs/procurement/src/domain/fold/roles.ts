import { personsIn, type RecordedFact } from '#kernel';
import type { Purchase, Role } from '../purchase.js';

/** A purchase in which some more persons had a role. */
export const withPersons = (purchase: Purchase, role: Role, persons: readonly string[]): Purchase => ({
  ...purchase,
  roles: { ...purchase.roles, [role]: purchase.roles[role].union(persons) },
});

/** And in which whoever made a fact had it. */
export const withActor = (purchase: Purchase, role: Role, fact: RecordedFact): Purchase =>
  withPersons(purchase, role, personsIn(fact));
