import { OrderedMap } from 'immutable';
import { type CalendarDate, type Evolve, personsIn } from '#kernel';
import type { Item, ItemState, Transfer, TransferStatus } from './transfer.js';
import { itemsIn } from './transfer.js';
import type { TransferFact } from './transfer.facts.js';

interface Dated {
  readonly effectiveDate: CalendarDate;
}
type Change = Partial<Item> & { readonly state: ItemState };

/** Brings things to a state; a process's step carries the day of the act that began it. */
const withItems = (
  transfer: Transfer,
  assetIds: Iterable<string>,
  { effectiveDate: since }: Dated,
  change: Change,
): Transfer => ({
  ...transfer,
  items: transfer.items.withMutations(items => {
    for (const assetId of assetIds) items.update(assetId, before => ({ ...before!, since, ...change }));
  }),
});

/** While a thing is refused or in dispute the transfer is disputed; afterwards it is on its way again. */
const underWay = (transfer: Transfer): Transfer => ({
  ...transfer,
  status: itemsIn(transfer, 'refused', 'disputed', 'returning').length > 0 ? 'disputed' : 'inTransit',
});

const as = (transfer: Transfer, status: TransferStatus): Transfer => ({ ...transfer, status });

const idsOf = (items: readonly { readonly assetId: string }[]): readonly string[] =>
  items.map(({ assetId }) => assetId);

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter(other => other !== id);

const endOf = {
  returned: 'returned',
  lost: 'lost',
  cancelled: 'requested',
  decisionRefused: 'requested',
} as const;

/** How a transfer's past makes its present. */
export const transferFold: Evolve<Transfer, TransferFact> = {
  TransferRequested: (transfer, { effectiveDate: since, data }) => {
    const { transferId, kind, fromUnit, toUnit, contentDigest, assets } = data;
    const items = OrderedMap<string, Item>(assets.map(assetId => [assetId, { state: 'requested', since }]));
    return {
      ...transfer,
      status: 'requested',
      transferId,
      kind,
      fromUnit,
      toUnit,
      contentDigest,
      items,
    };
  },
  TransferCancelled: transfer => as(transfer, 'cancelled'),
  TransferRejected: transfer => as(transfer, 'rejected'),

  TransferDecisionStarted: (transfer, fact) => ({
    ...withItems(transfer, fact.data.assets, fact, { state: 'asked', cause: undefined }),
    status: 'deciding',
    decision: fact.data,
    deciders: [...personsIn(fact), ...(fact.data.decisionBody?.members ?? [])],
  }),
  TransferEarmarkAnswered: (transfer, fact) =>
    withItems(transfer, [fact.data.assetId], fact, {
      state: fact.data.cause === undefined ? 'earmarked' : 'unavailable',
      cause: fact.data.cause,
    }),
  TransferDecided: transfer => as(transfer, 'decided'),
  TransferDecisionRefused: (transfer, fact) => ({
    ...withItems(transfer, transfer.items.keys(), fact, { state: 'requested' }),
    status: 'requested',
    deciders: [],
  }),

  TransferDispatched: (transfer, fact) => ({
    ...withItems(transfer, idsOf(fact.data.items), fact, { state: 'onTheWay' }),
    status: 'inTransit',
    dispatchers: personsIn(fact),
  }),
  TransferReceived: (transfer, fact) => {
    const waiting = idsOf(fact.data.items);
    const { receiptId, recordNumber } = fact.data;
    const signed = withItems(transfer, waiting, fact, { state: 'signed' });
    return underWay({ ...signed, receipts: transfer.receipts.set(receiptId, { recordNumber, waiting }) });
  },
  TransferItemHandedOver: (transfer, fact) => {
    const { receiptId, assetId } = fact.data;
    const receipts = transfer.receipts.update(receiptId, receipt => ({
      ...receipt!,
      waiting: without(receipt!.waiting, assetId),
    }));
    return { ...withItems(transfer, [assetId], fact, { state: 'received' }), receipts };
  },
  HandOverCompleted: transfer => transfer,
  TransferItemsRefused: (transfer, fact) =>
    underWay(withItems(transfer, idsOf(fact.data.items), fact, { state: 'refused' })),
  TransferDiscrepancyReported: (transfer, fact) =>
    underWay(withItems(transfer, idsOf(fact.data.items), fact, { state: 'disputed' })),
  TransferDiscrepancyResolved: (transfer, fact) =>
    underWay(
      fact.data.items.reduce(
        (before, { assetId, resolution }) =>
          withItems(before, [assetId], fact, {
            state: {
              receivedLater: 'onTheWay',
              acceptedAsIs: 'onTheWay',
              returned: 'returning',
              lost: 'leaving',
            }[resolution] as ItemState,
            resolution,
          }),
        transfer,
      ),
    ),
  TransferReturnConfirmed: (transfer, fact) =>
    underWay(withItems(transfer, idsOf(fact.data.items), fact, { state: 'leaving' })),

  TransferReleaseStarted: (transfer, { data: { releaseId, cause, assets: waiting } }) => ({
    ...transfer,
    releases: transfer.releases.set(releaseId, { cause, waiting }),
  }),
  TransferItemReleased: (transfer, fact) => {
    const { releaseId, assetId } = fact.data;
    const release = transfer.releases.get(releaseId)!;
    const releases = transfer.releases.set(releaseId, {
      ...release,
      waiting: without(release.waiting, assetId),
    });
    return { ...withItems(transfer, [assetId], fact, { state: endOf[release.cause] }), releases };
  },
  TransferReleaseCompleted: transfer => transfer,
  TransferCompleted: (transfer, { data: { outcome } }) => as(transfer, outcome),
};
