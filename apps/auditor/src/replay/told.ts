import type { Difference } from '#views';

/** What a ledger tells of one document or cell since the beginning; a replay tells the same in `Difference`. */
export type Told = Pick<Difference, 'key' | 'commodity' | 'fields' | 'moreChanges'> & {
  readonly changes: readonly { readonly index: number; readonly amount?: string | bigint }[];
};

/** The document's key, or the cell's account and commodity. */
export const placeIn = ({ key, commodity }: Told): string =>
  commodity === undefined ? key : `${key} ${commodity}`;
