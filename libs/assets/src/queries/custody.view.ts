import type { LedgerEvent } from '#event-sourcing';
import { postingsOf, tally, type TallyEntry, type TallyView } from '#views';
import { custodianOf, isCustody } from '../events/index.js';

/** Every thing of the ledger by account: in a unit's custody, disposed of, written off, or outside. */
export const custodyView = tally('custody', 1, {
  of: ({ commodity }) => commodity.startsWith('asset:'),
  balances: true,
  unit: ({ account }) => custodianOf(account),
});

const countOf = 'count:';
const valueOf = 'value:';
export const countCommodity = (itemCode: string): string => `${countOf}${itemCode}`;
export const valueCommodity = (itemCode: string): string => `${valueOf}${itemCode}`;
/** The item whose number a cell holds; undefined for cells of values. */
export const itemCounted = (commodity: string): string | undefined =>
  commodity.startsWith(countOf) ? commodity.slice(countOf.length) : undefined;

interface Moved {
  readonly assetId: string;
  readonly itemCode: string;
  readonly value: string;
}

/** How many things of each item a unit has, and what they cost; each cell broken down by thing. */
export const holdingsView: TallyView = {
  kind: 'tally',
  name: 'asset-holdings',
  version: 1,
  unit: ({ account }) => custodianOf(account),
  entries: event => postingsOf(event).flatMap(posting => entriesOf(event, posting)),
};

const entriesOf = (
  { data, effectiveDate: effective }: LedgerEvent,
  { account, commodity, amount }: { account: string; commodity: string; amount: string },
): readonly TallyEntry[] => {
  if (!commodity.startsWith('asset:') || !isCustody(account)) return [];
  const { assetId: member, itemCode, value } = data as Moved;
  const count = BigInt(amount);
  return [
    { account, member, effective, commodity: countCommodity(itemCode), amount: count },
    { account, member, effective, commodity: valueCommodity(itemCode), amount: count * BigInt(value) },
  ];
};
