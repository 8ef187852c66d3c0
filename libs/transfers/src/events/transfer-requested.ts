import { calendarDate, eventType, type FactOf, list, maybe, oneOf, shape, text, uuid } from '#event-sourcing';
import { documentShape, ofTransfer, parties } from './shapes.js';

/** Điều chuyển between managing agencies; điều động, bàn giao nội bộ within one; cho mượn until a day. */
export const transferKinds = ['transfer', 'internal', 'loan'] as const;
export type TransferKind = (typeof transferKinds)[number];

export const transferRequested = eventType(
  'TransferRequested',
  'A holder asks that things of its go to another unit.',
  shape({
    ...parties,
    kind: oneOf(...transferKinds),
    assets: list(uuid()),
    reason: text(2000),
    receiverConsentDoc: maybe(documentShape()),
    dueBack: maybe(calendarDate()),
    /** SHA-256 of what is asked (JCS): a decision names it. */
    contentDigest: text(64),
    decideBy: calendarDate(),
  }),
);

export const transferCancelled = eventType(
  'TransferCancelled',
  'Nothing will be transferred: the sender took the request back before anything left.',
  shape(ofTransfer),
);

export type TransferRequested = FactOf<typeof transferRequested>;
export type TransferCancelled = FactOf<typeof transferCancelled>;
