import { derivedId } from '#kernel';
import type { Claim } from '#event-sourcing';

/** An asset number belongs to one thing for ever. Its owner is the asset's id, whoever takes it. */
export const assetNumberClaim = (assetNumber: string, assetId: string): Claim => ({
  kind: 'assetNumber',
  parts: [assetNumber],
  owner: assetId,
  refusal: 'asset.number-taken',
});

/** The id of the n-th thing (from 0) that an acceptance makes of one of its items: always the same. */
export const purchasedAssetId = (acceptanceId: string, itemNo: number | string, n: number): string =>
  derivedId(acceptanceId, `asset/${itemNo}`, n);
