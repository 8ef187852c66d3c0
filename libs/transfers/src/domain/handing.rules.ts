import type { AssetFacts } from '#assets/events';
import { allowed, refused, type Verdict } from '#kernel';
import type { Transfer } from './transfer.js';

/** A transfer is dispatched whole: what does not leave is no part of it. */
export const mustDispatchAll = ({ items }: Transfer, assetIds: readonly string[]): Verdict => {
  const missing = [...items.keys()].filter(assetId => !assetIds.includes(assetId));
  return missing.length === 0
    ? allowed
    : refused(
        'transfer.items-missing',
        { missing: missing.length },
        missing.map(id => ({ kind: 'asset', id })),
      );
};

/** What was lost after the decision does not leave. */
export const mustBeThere = (
  assetIds: readonly string[],
  assets: ReadonlyMap<string, AssetFacts> | undefined,
): Verdict => {
  const asset = assetIds.find(id => assets?.get(id)?.status === 'lost');
  return asset === undefined ? allowed : refused('transfer.asset-wrong-state', { asset, status: 'lost' });
};

/** Every receipt has a record of its own, with a number of its own. */
export const mustBeNewRecord = ({ receipts }: Transfer, recordNumber: string): Verdict =>
  receipts.some(receipt => receipt.recordNumber === recordNumber)
    ? refused('hand-over.number-taken', { handOverRecord: recordNumber })
    : allowed;
