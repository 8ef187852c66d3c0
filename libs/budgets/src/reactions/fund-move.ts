import {
  begins,
  commandOf,
  consequence,
  processType,
  reaction,
  refuses,
  settles,
  step,
} from '#event-sourcing';
import { budgetLine } from '../domain/budget-line.decider.js';
import {
  type FundMove,
  fundMoveSettled,
  fundsReceiptRefused,
  fundsReceived,
  fundsReturned,
  fundsSent,
} from '../events/index.js';
import { unitAndWindow } from '../surroundings.js';

/** Steps only the process takes: people send money, the rest follows. */
export const receiveFunds = commandOf(budgetLine, 'ReceiveFunds', {
  opens: true,
  target: ({ toLine }) => toLine,
  facts: (gates, { toLine }, on) => unitAndWindow(gates, { lineId: toLine }, on),
  refusals: ['budget-line.closed', 'unit.not-open', 'fund-move.keys-differ', 'budget-line.too-large'],
});
const returnFunds = commandOf(budgetLine, 'ReturnFunds', {
  target: ({ fromLine }) => fromLine,
  refusals: [],
});
const settleFundMove = commandOf(budgetLine, 'SettleFundMove', {
  target: ({ fromLine }) => fromLine,
  refusals: [],
});

const moveOf = ({ moveId, kind, fromLine, toLine, amount }: FundMove): FundMove => ({
  moveId,
  kind,
  fromLine,
  toLine,
  amount,
});

/** Sent → received → settled, or sent → refused → returned. */
export const fundMoveReactions = [
  reaction('fund-move/receive', fundsSent, ({ data }) => consequence(receiveFunds, moveOf(data))),
  reaction('fund-move/settle', fundsReceived, ({ data }) => consequence(settleFundMove, moveOf(data))),
  reaction('fund-move/return', fundsReceiptRefused, ({ data }) =>
    consequence(returnFunds, { ...moveOf(data), cause: data.cause }),
  ),
];

const moveId = ({ data }: { readonly data: FundMove }) => data.moveId;

export const fundMove = processType(
  'fund-move',
  begins(fundsSent, moveId),
  step(fundsReceived, moveId),
  step(fundsReceiptRefused, moveId),
  settles(fundMoveSettled, moveId),
  refuses(fundsReturned, moveId, ({ data }) => ({ code: data.cause, numbers: {}, holders: [] })),
);
