import { eventType, type FactOf, list, positiveMoney, shape, text, uuid } from '#event-sourcing';
import { releaseShape } from './contract.js';
import { refusalShape } from './refusal-shape.js';

const answer = { purchaseId: uuid(), lineId: text(200), commitmentId: uuid() };

/** What the lines answered to a signing, an amendment or a release. Their own events hold the postings. */
export const fundingCommitted = eventType(
  'FundingCommitted',
  'A line committed its part of a contract.',
  shape({ ...answer, amount: positiveMoney() }),
);
export const fundingRefused = eventType(
  'FundingRefused',
  'A line could not commit its part of a contract.',
  shape({ ...answer, ...refusalShape() }),
);
/** The way back of a signing or amendment that one line refused. */
export const commitmentsUndone = eventType(
  'CommitmentsUndone',
  'One line refused, so the others get back what they had committed.',
  shape({ purchaseId: uuid(), releases: list(releaseShape()) }),
);
export const fundingReleased = eventType(
  'FundingReleased',
  'A line has back what a purchase no longer needs.',
  shape({ ...answer, amount: positiveMoney() }),
);
export const fundingReleaseRefused = eventType(
  'FundingReleaseRefused',
  'A line could not take back what a purchase no longer needs: it stays committed, and shows as held.',
  shape({ ...answer, amount: positiveMoney(), ...refusalShape() }),
);

export type FundingCommitted = FactOf<typeof fundingCommitted>;
export type FundingRefused = FactOf<typeof fundingRefused>;
export type CommitmentsUndone = FactOf<typeof commitmentsUndone>;
export type FundingReleased = FactOf<typeof fundingReleased>;
export type FundingReleaseRefused = FactOf<typeof fundingReleaseRefused>;
