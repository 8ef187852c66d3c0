import { Map } from 'immutable';
import { type Evolve, vnd } from '#kernel';
import { changed, changedReceipt, deliveries, inspections, returns } from '../goods.js';
import type { PurchaseFact } from '../purchase.facts.js';
import type { Purchase } from '../purchase.js';
import { withActor, withPersons } from './roles.js';

type OfGoods = 'GoodsReceived' | 'GoodsReturned' | 'GoodsAccepted' | 'InvoiceRecorded';

/** Deliveries, what became of them, and what the supplier asks for them. */
export const goodsFold: Pick<Evolve<Purchase, PurchaseFact>, OfGoods> = {
  GoodsReceived: (before, fact) => {
    const { receiptId, items } = fact.data;
    const arrived = changedReceipt(
      { on: fact.effectiveDate, inspectedOn: fact.effectiveDate, items: Map() },
      deliveries(items),
    );
    return {
      ...withActor(before, 'acceptor', fact),
      goods: changed(before.goods, deliveries(items)),
      receipts: before.receipts.set(receiptId, arrived),
    };
  },
  GoodsReturned: (before, { data: { receiptId, items } }) => ({
    ...before,
    goods: changed(before.goods, returns(items)),
    receipts: before.receipts.update(receiptId, receipt => changedReceipt(receipt!, returns(items))),
  }),
  GoodsAccepted: (before, fact) => {
    const { acceptanceId, receiptId, committee, items, total } = fact.data;
    return {
      ...withPersons(withActor(before, 'acceptor', fact), 'acceptor', committee),
      goods: changed(before.goods, inspections(items)),
      receipts: before.receipts.update(receiptId, receipt => ({
        ...changedReceipt(receipt!, inspections(items)),
        inspectedOn: fact.effectiveDate > receipt!.inspectedOn ? fact.effectiveDate : receipt!.inspectedOn,
      })),
      acceptances: before.acceptances.set(acceptanceId, { on: fact.effectiveDate, value: vnd(total) }),
    };
  },
  InvoiceRecorded: (before, { data: { invoiceId, series, number, total } }) => ({
    ...before,
    invoices: before.invoices.set(invoiceId, { series, number, total: vnd(total) }),
  }),
};
