import Type from 'typebox';
import { eventType, type FactOf, sha256Hex, shape, text } from '#event-sourcing';

/**
 * Commits to what auditors and inspectors read within one hour: the SHA-256 of the file that says it, whole. What they
 * read is not in the log, so that looking at a ledger does not make it grow with every look.
 */
export const accessLogSealed = eventType(
  'AccessLogSealed',
  'The reads of one hour, kept in a file of a ledger process, are committed to by its hash.',
  shape({
    keeper: text(40),
    hour: Type.String({
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d$',
      description: 'The hour, in UTC, and the name of its file.',
    }),
    lines: Type.Integer({ minimum: 1, description: 'How many reads it says.' }),
    bytes: Type.Integer({ minimum: 1 }),
    sha256: sha256Hex(),
  }),
);

export type AccessLogSealed = FactOf<typeof accessLogSealed>;
