import { type Docs, type Event, streamsOf } from './naive-parts.js';

/** Every event of every thing of a kind, by the thing and its revision. */
const stepsOf =
  (category: string, name: string) =>
  (events: readonly Event[]): Docs =>
    Object.fromEntries(
      streamsOf(events, category).flatMap(([id, own]) =>
        own.map(event => {
          const { index, type, data, revision, effectiveDate, recordedAt, actor, originator } = event;
          const { document, reason, externalRef } = event;
          const what = { [name]: id, eventId: event.id, index, type, data, revision };
          const who = { effectiveDate, recordedAt, actor, originator, document, reason, externalRef };
          return [`${id}/${String(revision).padStart(9, '0')}`, { ...what, ...who }];
        }),
      ),
    );

export const purchaseSteps = stepsOf('purchase', 'purchaseId');
export const transferSteps = stepsOf('transfer', 'transferId');
export const requisitionSteps = stepsOf('requisition', 'requisitionId');
