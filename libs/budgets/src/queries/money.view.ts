import type { LedgerEvent } from '#event-sourcing';
import { tally } from '#views';
import { unitOfLineAccount } from '../events/index.js';

const commitmentOf = ({ data }: LedgerEvent) => (data as { readonly commitmentId?: string }).commitmentId;

/** Every đồng of the ledger by account: on a line (broken down by commitment), in transit, or outside. */
export const moneyView = tally('money', 1, {
  of: ({ commodity }) => commodity === 'VND',
  member: commitmentOf,
  balances: true,
  unit: ({ account }) => unitOfLineAccount(account),
});
