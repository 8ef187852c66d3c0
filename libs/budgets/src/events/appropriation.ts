import { eventType, type FactOf, maybe, positiveMoney, postings, shape, text } from '#event-sourcing';

/** Money enters the tree from outside. */
export const fundsAppropriated = eventType(
  'FundsAppropriated',
  'Money enters a line from a ministry, a local budget, an off-plan source or a donor.',
  shape({
    lineId: text(200),
    amount: positiveMoney(),
    grantor: text(100),
    justification: maybe(text(2000)),
    postings: postings(),
  }),
);

export const appropriationWithdrawn = eventType(
  'AppropriationWithdrawn',
  'Money leaves a line for whoever had given it.',
  shape({ lineId: text(200), amount: positiveMoney(), grantor: text(100), postings: postings() }),
);

export const openingBalanceRecorded = eventType(
  'OpeningBalanceRecorded',
  'Money that a line already had when its books came into this ledger.',
  shape({ lineId: text(200), amount: positiveMoney(), postings: postings() }),
);

export type FundsAppropriated = FactOf<typeof fundsAppropriated>;
export type AppropriationWithdrawn = FactOf<typeof appropriationWithdrawn>;
export type OpeningBalanceRecorded = FactOf<typeof openingBalanceRecorded>;
