import { derivedId, firstRefusal, mustNotBeFutureDated } from '#kernel';
import { mustBeSet } from '#parameters/events';
import { unitMustBeOpen } from '#units/events';
import { transferCancelled, transferReleaseStarted, transferRequested } from '../../events/index.js';
import {
  allMustBeTransferable,
  contentDigestOf,
  mustBeNew,
  mustFitKind,
  mustGoElsewhere,
  mustSayWhy,
} from '../request.rules.js';
import { decideByOf, transferDeadlines } from '../transfer.deadlines.js';
import { itemsIn } from '../transfer.js';
import { mustBe, mustFollow, mustNotRepeat } from '../transfer.rules.js';
import type { TransferDecide } from './transfer-decide.js';

/** A request, and its taking back while nothing has left. */
export const requests: TransferDecide<'RequestTransfer' | 'CancelTransfer'> = {
  RequestTransfer: (transfer, { data, meta }, surroundings) => {
    const { transferId, kind, fromUnit, toUnit, assets, receiverConsentDoc, dueBack } = data;
    const { effectiveDate, reason = '' } = meta;
    const { receiver, deadlines } = surroundings;
    return (
      firstRefusal(
        mustBeNew(transfer, transferId),
        mustNotBeFutureDated(meta),
        mustSayWhy(meta),
        mustGoElsewhere(data),
        mustFitKind(data, effectiveDate),
        unitMustBeOpen(toUnit, receiver, effectiveDate),
        mustBeSet(transferDeadlines, deadlines, effectiveDate),
        mustNotRepeat(assets),
        allMustBeTransferable(data, surroundings, effectiveDate),
      ) ?? [
        transferRequested({
          transferId,
          kind,
          fromUnit,
          toUnit,
          assets: [...assets],
          reason,
          receiverConsentDoc,
          dueBack,
          contentDigest: contentDigestOf(data, reason),
          decideBy: decideByOf(effectiveDate, deadlines!),
        }),
      ]
    );
  },

  CancelTransfer: (transfer, { data: { transferId }, meta }) => {
    const refusal = firstRefusal(
      mustBe(transfer, 'requested', 'decided'),
      mustNotBeFutureDated(meta),
      mustFollow(transfer, transfer.items.keys(), meta.effectiveDate),
    );
    if (refusal) return refusal;
    const cancelled = transferCancelled({ transferId });
    if (transfer.status === 'requested') return [cancelled];
    const releaseId = derivedId(meta.commandId, 'release');
    const assets = [...itemsIn(transfer, 'earmarked')];
    return [cancelled, transferReleaseStarted({ transferId, releaseId, cause: 'cancelled', assets })];
  },
};
