import type { CalendarDate } from '#kernel';
import { type Difference, type ReadStore, type Replayed, rowsOfCopy } from '#views';

/** What a ledger tells of one document or cell since the beginning; a replay tells the same in `Difference`. */
export type Told = Pick<Difference, 'key' | 'commodity' | 'fields' | 'moreChanges'> & {
  readonly changes: readonly { readonly index: number; readonly amount?: string | bigint }[];
};

/** The document's key, or the cell's account and commodity. */
export const placeIn = ({ key, commodity }: Told): string =>
  commodity === undefined ? key : `${key} ${commodity}`;

interface Entry {
  readonly effective: CalendarDate;
  readonly amount: string;
}

/** Every cell of a replayed tally with its entries, also one that comes to zero, which differs in nothing from none. */
export async function* cellsTold({ id, view, checkpoint }: Replayed, built: ReadStore): AsyncIterable<Told> {
  const cells = new Map<string, { readonly index: number; readonly amount: string }[]>();
  for await (const { key, index, value } of rowsOfCopy(built, id, view, checkpoint.position)) {
    const change = { index, amount: (value as Entry).amount };
    const changes = cells.get(key);
    if (changes) changes.push(change);
    else cells.set(key, [change]);
  }
  for (const [place, changes] of cells) {
    const [account = '', commodity = ''] = place.split(' ');
    const after = `${changes.reduce((sum, { amount }) => sum + BigInt(amount), 0n)}`;
    yield { key: account, commodity, changes, fields: [{ field: '/amount', after }], moreChanges: false };
  }
}
