import { derivedId, firstRefusal, moneyText, mustNotBeFutureDated, vnd } from '#kernel';
import type { AssetFacts } from '#assets/events';
import { unitMustBeOpen } from '#units/events';
import {
  type ReceiptOutcome,
  transferDispatched,
  transferItemsRefused,
  transferReceived,
} from '../../events/index.js';
import { mustBeNewRecord, mustBeThere, mustDispatchAll } from '../handing.rules.js';
import type { Transfer } from '../transfer.js';
import { itemsMustBe, mustBe, mustBeAnother, mustBeReceiversAct, mustFollow } from '../transfer.rules.js';
import type { TransferDecide } from './transfer-decide.js';

const idsOf = (items: readonly { readonly assetId: string }[]) => items.map(({ assetId }) => assetId);

const bookValuesOf = ({ originalCost, accumulatedWear }: AssetFacts) => ({
  originalCost,
  accumulatedWear,
  netValue: moneyText(vnd(originalCost) - vnd(accumulatedWear)),
});

const outcomeOf = ({ items }: Transfer, assetId: string): ReceiptOutcome => {
  const { resolution } = items.get(assetId)!;
  return resolution === 'receivedLater' || resolution === 'acceptedAsIs' ? resolution : 'received';
};

/** From the sender's hand into the receiver's, who signs or refuses. */
export const handing: TransferDecide<'DispatchTransfer' | 'ReceiveTransfer' | 'RefuseTransferItems'> = {
  DispatchTransfer: (transfer, { data: { items, carrier, from, to }, meta }, { receiver, assets }) => {
    const { transferId, fromUnit, toUnit, deciders } = transfer;
    const ids = idsOf(items);
    return (
      firstRefusal(
        mustBe(transfer, 'decided'),
        mustNotBeFutureDated(meta),
        mustBeAnother(deciders, meta, 'decider', 'dispatcher'),
        itemsMustBe(transfer, ids, 'earmarked'),
        mustDispatchAll(transfer, ids),
        mustFollow(transfer, ids, meta.effectiveDate),
        mustBeThere(ids, assets),
        unitMustBeOpen(toUnit, receiver, meta.effectiveDate),
      ) ?? [
        transferDispatched({
          transferId,
          fromUnit,
          toUnit,
          carrier,
          from,
          to,
          items: items.map(({ assetId, condition }) => {
            const facts = assets!.get(assetId)!;
            const { assetNumber, itemCode } = facts;
            return { assetId, assetNumber, itemCode, condition, bookValues: bookValuesOf(facts) };
          }),
        }),
      ]
    );
  },

  ReceiveTransfer: (transfer, { data: { recordNumber, location, items }, meta }, { receiver }) => {
    const { transferId, fromUnit, toUnit } = transfer;
    const ids = idsOf(items);
    return (
      firstRefusal(
        mustBe(transfer, 'inTransit', 'disputed'),
        mustBeReceiversAct(transfer, meta),
        itemsMustBe(transfer, ids, 'onTheWay'),
        mustFollow(transfer, ids, meta.effectiveDate),
        unitMustBeOpen(toUnit, receiver, meta.effectiveDate),
        mustBeNewRecord(transfer, recordNumber),
      ) ?? [
        transferReceived({
          transferId,
          fromUnit,
          toUnit,
          recordNumber,
          location,
          receiptId: derivedId(meta.commandId, 'receipt'),
          receivingOfficer: meta.actor.personId,
          items: items.map(({ assetId, condition }) => ({
            assetId,
            condition,
            outcome: outcomeOf(transfer, assetId),
          })),
        }),
      ]
    );
  },

  RefuseTransferItems: (transfer, { data: { items }, meta }) =>
    firstRefusal(
      mustBe(transfer, 'inTransit'),
      mustBeReceiversAct(transfer, meta),
      itemsMustBe(transfer, idsOf(items), 'onTheWay'),
      mustFollow(transfer, idsOf(items), meta.effectiveDate),
    ) ?? [transferItemsRefused({ transferId: transfer.transferId, items: [...items] })],
};
