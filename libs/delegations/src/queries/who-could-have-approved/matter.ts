import { type CalendarDate, type MoneyText, personsBehind } from '#kernel';
import { type PurchaseDoc, purchaseOn, purchasesView } from '#procurement/views';
import { type RequisitionDoc, requisitionOn, requisitionsView } from '#requisitions/views';
import type { Reading } from '#views';
import type { DelegableDuty } from '../../events/index.js';

/** What was to be decided on, as far as the views know it. */
export interface AskedMatter {
  /** Its stream. */
  readonly subject: string;
  readonly unitId: string;
  readonly category: string;
  readonly amount: MoneyText;
  /** Duties whose decisions it takes. */
  readonly duties: readonly DelegableDuty[];
  /** Who may not decide on it, also not in another's name. */
  readonly requesters: readonly string[];
  /** Whether the sources of its money are known here: a scope may be of one. */
  readonly sourcesKnown: boolean;
}

type Read<Doc> = (reading: Reading, id: string, day: CalendarDate | undefined) => Promise<Doc | undefined>;

const readRequisition: Read<RequisitionDoc> = async (reading, id, day) => {
  const doc = await reading.get(requisitionsView, id);
  return doc && day !== undefined ? requisitionOn(reading, day)(doc) : doc;
};

const readPurchase: Read<PurchaseDoc> = async (reading, id, day) => {
  const doc = await reading.get(purchasesView, id);
  return doc && day !== undefined ? purchaseOn(reading, day)(doc) : doc;
};

/** A requisition: approved, or as it was asked for; on the day asked, or as it stands. */
export const requisitionMatter: Read<AskedMatter> = async (reading, id, day) => {
  const doc = await readRequisition(reading, id, day);
  return (
    doc && {
      subject: `requisition-${id}`,
      unitId: doc.unitId,
      category: 'requisitions',
      amount: doc.approvedTotal ?? doc.estTotal,
      duties: ['approver'],
      requesters: personsBehind(doc.submitted.by),
      sourcesKnown: true,
    }
  );
};

/** A purchase: as awarded or signed, or as it was planned, likewise. A buyer awards it, an approver signs it. */
export const purchaseMatter: Read<AskedMatter> = async (reading, id, day) => {
  const doc = await readPurchase(reading, id, day);
  return (
    doc && {
      subject: `purchase-${id}`,
      unitId: doc.buyerUnit,
      category: doc.category,
      amount: doc.total ?? doc.estTotal,
      duties: ['approver', 'buyer'],
      requesters: [],
      sourcesKnown: false,
    }
  );
};
