import { derivedId, firstRefusal, mustNotBeFutureDated } from '#kernel';
import {
  transferDiscrepancyReported,
  transferDiscrepancyResolved,
  transferReleaseStarted,
  transferReturnConfirmed,
} from '../../events/index.js';
import { itemsMustBe, mustBe, mustBeReceiversAct, mustFollow } from '../transfer.rules.js';
import type { TransferDecide } from './transfer-decide.js';

const idsOf = (items: readonly { readonly assetId: string }[]) => items.map(({ assetId }) => assetId);

/** What did not arrive as dispatched, what becomes of it, and what came back. */
export const discrepancies: TransferDecide<'ReportDiscrepancy' | 'ResolveDiscrepancy' | 'ConfirmReturn'> = {
  ReportDiscrepancy: (transfer, { data: { items }, meta }) =>
    firstRefusal(
      mustBe(transfer, 'inTransit'),
      mustBeReceiversAct(transfer, meta),
      itemsMustBe(transfer, idsOf(items), 'onTheWay'),
      mustFollow(transfer, idsOf(items), meta.effectiveDate),
    ) ?? [transferDiscrepancyReported({ transferId: transfer.transferId, items: [...items] })],

  ResolveDiscrepancy: (transfer, { data: { items }, meta }) => {
    const { transferId } = transfer;
    const refusal = firstRefusal(
      mustBe(transfer, 'disputed'),
      mustNotBeFutureDated(meta),
      itemsMustBe(transfer, idsOf(items), 'disputed'),
      mustFollow(transfer, idsOf(items), meta.effectiveDate),
    );
    if (refusal) return refusal;
    const resolved = transferDiscrepancyResolved({ transferId, items: [...items] });
    const lost = items.filter(({ resolution }) => resolution === 'lost');
    if (lost.length === 0) return [resolved];
    const circumstances = lost
      .map(({ note }) => note)
      .join('\n')
      .slice(0, 2000);
    const releaseId = derivedId(meta.commandId, 'release');
    const release = { transferId, releaseId, cause: 'lost' as const, assets: [...idsOf(lost)] };
    return [resolved, transferReleaseStarted({ ...release, circumstances })];
  },

  ConfirmReturn: (transfer, { data: { items }, meta }) => {
    const { transferId } = transfer;
    const assets = [...idsOf(items)];
    const releaseId = derivedId(meta.commandId, 'release');
    return (
      firstRefusal(
        mustBe(transfer, 'disputed'),
        mustNotBeFutureDated(meta),
        itemsMustBe(transfer, assets, 'refused', 'returning'),
        mustFollow(transfer, assets, meta.effectiveDate),
      ) ?? [
        transferReturnConfirmed({ transferId, items: [...items] }),
        transferReleaseStarted({ transferId, releaseId, cause: 'returned', assets }),
      ]
    );
  },
};
