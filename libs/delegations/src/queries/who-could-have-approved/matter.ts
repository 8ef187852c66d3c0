import { type MoneyText, personsBehind } from '#kernel';
import { purchasesView } from '#procurement/views';
import { requisitionsView } from '#requisitions/views';
import type { Reading } from '#views';
import type { DelegableDuty } from '../../events/index.js';

/** What was to be decided on, as far as the views know it. */
export interface AskedMatter {
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

/** A requisition: approved, or as it was asked for. */
export const requisitionMatter = async (reading: Reading, id: string): Promise<AskedMatter | undefined> => {
  const doc = await reading.get(requisitionsView, id);
  return (
    doc && {
      unitId: doc.unitId,
      category: 'requisitions',
      amount: doc.approvedTotal ?? doc.estTotal,
      duties: ['approver'],
      requesters: personsBehind(doc.submitted.by),
      sourcesKnown: true,
    }
  );
};

/** A purchase: as awarded or signed, or as it was planned. A buyer awards it, an approver signs it. */
export const purchaseMatter = async (reading: Reading, id: string): Promise<AskedMatter | undefined> => {
  const doc = await reading.get(purchasesView, id);
  return (
    doc && {
      unitId: doc.buyerUnit,
      category: doc.category,
      amount: doc.total ?? doc.estTotal,
      duties: ['approver', 'buyer'],
      requesters: [],
      sourcesKnown: false,
    }
  );
};
