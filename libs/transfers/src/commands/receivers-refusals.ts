/** What every act of the receiver may be refused with, in order. */
export const receiversRefusals = [
  'process.in-progress',
  'transfer.wrong-state',
  'date.in-future',
  'transfer.not-own-officer',
  'transfer.same-person',
  'transfer.item-repeated',
  'transfer.item-unknown',
  'transfer.item-wrong-state',
  'transfer.step-earlier',
] as const;
