import { eventType, type FactOf, oneOf, positiveMoney, postings, shape, text, uuid } from '#event-sourcing';

/** An allocation goes down the tree to a descendant unit; an adjustment goes anywhere in the decider's own subtree. */
export const moveKinds = ['allocation', 'adjustment'] as const;
export type MoveKind = (typeof moveKinds)[number];

const moved = {
  moveId: uuid(),
  kind: oneOf(...moveKinds),
  fromLine: text(200),
  toLine: text(200),
  amount: positiveMoney(),
};

/** On the source line: the money is on its way. */
export const fundsSent = eventType(
  'FundsSent',
  'Money left a line for another one; it is in transit until that line answers.',
  shape({ ...moved, postings: postings() }),
);

/** On the target line. */
export const fundsReceived = eventType(
  'FundsReceived',
  'Money that was in transit arrived on its target line.',
  shape({ ...moved, postings: postings() }),
);

/** On the target line: only this recorded refusal permits the money to go back. */
export const fundsReceiptRefused = eventType(
  'FundsReceiptRefused',
  'A target line could not take the money: it or its unit is closed, or the keys do not match.',
  shape({ ...moved, cause: text(100) }),
);

/** On the source line. */
export const fundsReturned = eventType(
  'FundsReturned',
  'Money whose receipt was refused is back on the line that sent it.',
  shape({ ...moved, cause: text(100), postings: postings() }),
);

/** On the source line: it learns that its move is over. */
export const fundMoveSettled = eventType(
  'FundMoveSettled',
  'A move arrived: nothing of it is open.',
  shape(moved),
);

export type FundsSent = FactOf<typeof fundsSent>;
export type FundsReceived = FactOf<typeof fundsReceived>;
export type FundsReceiptRefused = FactOf<typeof fundsReceiptRefused>;
export type FundsReturned = FactOf<typeof fundsReturned>;
export type FundMoveSettled = FactOf<typeof fundMoveSettled>;
/** What every leg of a move says of it. */
export type FundMove = Omit<FundMoveSettled['data'], 'postings'>;
