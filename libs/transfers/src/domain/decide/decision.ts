import { derivedId, firstRefusal, mustNotBeFutureDated } from '#kernel';
import { mustBeSet } from '#parameters/events';
import { unitMustBeOpen } from '#units/events';
import { transferDecisionStarted, transferRejected } from '../../events/index.js';
import { mustHaveSeen, mustSayWhy } from '../request.rules.js';
import { deadlinesOf, transferDeadlines } from '../transfer.deadlines.js';
import { mustBe, mustFollow } from '../transfer.rules.js';
import type { TransferDecide } from './transfer-decide.js';

/** An approval binds the content that was seen, and asks each thing whether it is free; a rejection ends it all. */
export const decision: TransferDecide<'DecideTransfer'> = {
  DecideTransfer: (transfer, { data, meta }, { receiver, deadlines }) => {
    const { transferId, seenDigest, approve } = data;
    const { fromUnit, toUnit, items } = transfer;
    const decisionBody = data.decisionBody && {
      ...data.decisionBody,
      members: [...data.decisionBody.members],
    };
    const refusal = firstRefusal(
      mustBe(transfer, 'requested'),
      mustNotBeFutureDated(meta),
      mustFollow(transfer, items.keys(), meta.effectiveDate),
      mustHaveSeen(transfer, seenDigest),
    );
    if (refusal) return refusal;
    if (!approve) return mustSayWhy(meta) ?? [transferRejected({ transferId, decisionBody, seenDigest })];
    return (
      firstRefusal(
        unitMustBeOpen(toUnit, receiver, meta.effectiveDate),
        mustBeSet(transferDeadlines, deadlines, meta.effectiveDate),
      ) ?? [
        transferDecisionStarted({
          transferId,
          fromUnit,
          toUnit,
          decisionBody,
          seenDigest,
          decisionId: derivedId(meta.commandId, 'decision'),
          deadlines: deadlinesOf(meta.effectiveDate, deadlines!),
          assets: [...items.keys()],
        }),
      ]
    );
  },
};
