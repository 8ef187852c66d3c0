import { money, postings, shape, slug, text, uuid } from '#event-sourcing';

/** Who answers for a thing: a unit, and an officer of it by personId. Where the thing is, is another fact. */
export const accountableShape = () => shape({ unitId: slug(), officerId: text(100) });
export interface Accountable {
  readonly unitId: string;
  readonly officerId: string;
}

/**
 * What every event that moves custody carries, so that no tally has to look anything up. `value` is the original cost
 * in VND.
 */
export const custodyMove = () => ({
  assetId: uuid(),
  itemCode: text(60),
  value: money(),
  postings: postings(),
});
