import { type CalendarDate, vnd } from '#kernel';
import { type Match, type MatchedPayment, matchesByDay, type MatchFact } from './match.js';

export const matchFindings = [
  'paidBeforeAcceptance',
  'paidAboveAcceptance',
  'contractAboveCommitment',
] as const;
export type MatchFinding = (typeof matchFindings)[number];

const lastDay = '9999-12-31';

/** Payments that are no advance, but for those whose acceptances had all taken effect by their day. */
export const paidTooEarly = ({ accepted, payments }: Match): readonly MatchedPayment[] =>
  payments.filter(
    ({ of, on, acceptanceIds }) =>
      of === 'final' &&
      !(acceptanceIds.length > 0 && acceptanceIds.every(id => (accepted.get(id)?.on ?? lastDay) <= on)),
  );

export const sumOfAmounts = (of: readonly { readonly amount: string }[]): bigint =>
  of.reduce((total, { amount }) => total + vnd(amount), 0n);

export const acceptedIn = ({ accepted }: Match, until: CalendarDate = lastDay): bigint =>
  sumOfAmounts([...accepted.values()].filter(({ on }) => on <= until));
/** Advances are tracked apart: what of them was set off is in the payment that did. */
export const paidIn = ({ payments }: Match): bigint =>
  sumOfAmounts(payments.filter(({ of }) => of !== 'advance'));

export const findingsOf = (match: Match): readonly MatchFinding[] => {
  const { contract, committed, ended } = match;
  return [
    ...(paidTooEarly(match).length > 0 ? ['paidBeforeAcceptance' as const] : []),
    ...(paidIn(match) > acceptedIn(match) ? ['paidAboveAcceptance' as const] : []),
    ...(!ended && contract && vnd(contract.total) > committed ? ['contractAboveCommitment' as const] : []),
  ];
};

/** What was found on any day, whether or not it was mended later. */
export const findingsOfAnyDay = (facts: readonly MatchFact[]): readonly MatchFinding[] => {
  const found = new Set<MatchFinding>();
  for (const [, match] of matchesByDay(facts)) for (const finding of findingsOf(match)) found.add(finding);
  return [...found];
};
