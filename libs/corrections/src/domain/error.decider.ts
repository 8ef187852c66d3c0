import { type Command, decider, firstRefusal } from '#kernel';
import { type ErrorDeclared, errorDeclared } from '../events/index.js';
import type { DeclaredError, DeclareErrorData } from './error.js';
import { mustBeAFact, mustNotBeDeclared, mustSayWhy, mustStand } from './error.rules.js';

/** One event's being wrong. It is said once; corrections may follow for years. */
export const error = decider<DeclaredError, Command<'DeclareError', DeclareErrorData>, ErrorDeclared>({
  category: 'error',
  initial: { declared: false },
  evolve: { ErrorDeclared: () => ({ declared: true }) },
  decide: {
    DeclareError: (before, { data: { index, eventId, found }, meta }) =>
      firstRefusal(
        mustStand(index, eventId, found),
        mustBeAFact(found),
        mustNotBeDeclared(before, eventId),
        mustSayWhy(meta),
      ) ?? [errorDeclared({ eventId, index, ...found! })],
  },
});
