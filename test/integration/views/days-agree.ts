import { expect } from '@jest/globals';
import { purchaseOn, purchaseStepsView, purchasesView } from '#procurement/views';
import { requisitionOn, requisitionStepsView, requisitionsView } from '#requisitions/views';
import { transferOn, transferStepsView, transfersView } from '#transfers/views';
import type { Reading, RegisterView } from '#views';
import { asJson, everyPage } from './agreement.js';
import { type Event, streamsOf } from './naive-parts.js';
import { naiveDocs } from './naive-replay.js';

/** What can be asked of a day is made of the steps up to it. */
const dated = [
  { view: purchasesView as RegisterView<any>, category: 'purchase', on: purchaseOn },
  { view: requisitionsView as RegisterView<any>, category: 'requisition', on: requisitionOn },
  { view: transfersView as RegisterView<any>, category: 'transfer', on: transferOn },
];
export const datedViews = [
  requisitionsView,
  requisitionStepsView,
  purchasesView,
  purchaseStepsView,
  transfersView,
  transferStepsView,
];

/** Of the things that had begun by a day, what had taken effect by then. */
const upTo = (past: readonly Event[], category: string, day: string): readonly Event[] =>
  streamsOf(past, category).flatMap(([, own]) =>
    own[0]!.effectiveDate <= day ? own.filter(({ effectiveDate }) => effectiveDate <= day) : [],
  );

/** Requisitions, purchases and transfers on a day are those of a naive replay of what had taken effect by then. */
export const daysAgree = async (reading: Reading, past: readonly Event[], day: string): Promise<void> => {
  for (const { view, category, on } of dated) {
    const expected = asJson(naiveDocs[view.name]!(upTo(past, category, day)));
    const items = await everyPage(after => reading.scan(view, {}, after, 500));
    const found: Record<string, object> = {};
    for (const { key, doc } of items) {
      const stood = await on(reading, day)(doc as never);
      if (stood) found[key] = stood;
    }
    expect([view.name, day, asJson(found)]).toEqual([view.name, day, expected]);
  }
};
