import { Map, OrderedMap } from 'immutable';
import { idOf } from '#kernel';
import type { EventType, LedgerEvent } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import { type Item, noTransfer, type Receipt, type Release, type Transfer } from '../domain/transfer.js';
import { transferFold } from '../domain/transfer.fold.js';
import { transferEvents } from '../events/index.js';
import { type Story, toldBy } from './story.js';

/** A transfer: how far it and each of its things are, folded as its own decisions fold it, and who did what. */
export type TransferDoc = Story &
  Pick<Transfer, 'status' | 'transferId' | 'kind' | 'fromUnit' | 'toUnit' | 'contentDigest'> & {
    readonly items: readonly (Item & { readonly assetId: string })[];
    readonly receipts: Readonly<Record<string, Receipt>>;
    readonly releases: Readonly<Record<string, Release>>;
    readonly revision: number;
  };

const stateOf = (doc: TransferDoc | undefined): Transfer =>
  doc === undefined
    ? noTransfer
    : {
        ...noTransfer,
        ...doc,
        items: OrderedMap(doc.items.map(({ assetId, ...item }) => [assetId, item])),
        receipts: Map(doc.receipts),
        releases: Map(doc.releases),
      };

type AnyFold = Readonly<Record<string, (state: Transfer, event: LedgerEvent) => Transfer>>;

const told = (doc: TransferDoc | undefined, event: LedgerEvent): TransferDoc => {
  const after = (transferFold as unknown as AnyFold)[event.type]!(stateOf(doc), event);
  const { status, transferId, kind, fromUnit, toUnit, contentDigest } = after;
  const items = [...after.items].map(([assetId, item]) => ({ assetId, ...item }));
  return {
    ...toldBy(
      doc,
      event,
      items.map(({ since }) => since),
    ),
    status,
    transferId,
    kind,
    fromUnit,
    toUnit,
    contentDigest,
    items,
    receipts: after.receipts.toObject(),
    releases: after.releases.toObject(),
    revision: event.revision,
  };
};

const handled = (type: EventType<any, any>): Handler<TransferDoc> =>
  when(
    type,
    event => idOf(event.stream),
    (doc, event) => told(doc, event),
  );

const ended: readonly string[] = ['received', 'rejected', 'cancelled', 'returned'];
export const isOpen = ({ status }: Pick<TransferDoc, 'status'>): boolean => !ended.includes(status);

export const transfersView = register<TransferDoc>('transfers', 2, {
  on: transferEvents.map(handled),
  buckets: {
    status: doc => doc.status,
    open: doc => String(isOpen(doc)),
    kind: doc => doc.kind,
    unit: doc => [doc.fromUnit, doc.toUnit],
    fromUnit: doc => doc.fromUnit,
    toUnit: doc => doc.toUnit,
    asset: doc => doc.items.map(({ assetId }) => assetId),
    recordNumber: doc => doc.records.map(({ recordNumber }) => recordNumber),
    externalRef: doc => doc.externalRef,
  },
});
