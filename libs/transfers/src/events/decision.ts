import { eventType, type FactOf, list, maybe, shape, text, uuid } from '#event-sourcing';
import { deadlinesShape, decisionBodyShape, ofTransfer, parties } from './shapes.js';

const decision = {
  ...parties,
  decisionId: uuid(),
  decisionBody: maybe(decisionBodyShape()),
  seenDigest: text(64),
  deadlines: deadlinesShape(),
  assets: list(uuid()),
};

export const transferDecisionStarted = eventType(
  'TransferDecisionStarted',
  'A transfer was approved; each thing is asked whether it is free for it.',
  shape(decision),
);

/** One thing's answer. */
export const transferEarmarkAnswered = eventType(
  'TransferEarmarkAnswered',
  'A transfer learns whether one of its things is held for it.',
  shape({ ...ofTransfer, decisionId: uuid(), assetId: uuid(), cause: maybe(text(100)) }),
);

export const transferDecided = eventType(
  'TransferDecided',
  'Every thing of a transfer is held for it: the sender may dispatch.',
  shape(decision),
);

export const transferDecisionRefused = eventType(
  'TransferDecisionRefused',
  'A thing was not free: the approval came to nothing, and the transfer is a request again.',
  shape({
    ...ofTransfer,
    decisionId: uuid(),
    refusals: list(shape({ assetId: uuid(), cause: text(100) })),
  }),
);

export const transferRejected = eventType(
  'TransferRejected',
  'The request for a transfer was turned down; the envelope says for what reason.',
  shape({
    ...ofTransfer,
    decisionBody: maybe(decisionBodyShape()),
    seenDigest: text(64),
  }),
);

export type TransferDecisionStarted = FactOf<typeof transferDecisionStarted>;
export type TransferEarmarkAnswered = FactOf<typeof transferEarmarkAnswered>;
export type TransferDecided = FactOf<typeof transferDecided>;
export type TransferDecisionRefused = FactOf<typeof transferDecisionRefused>;
export type TransferRejected = FactOf<typeof transferRejected>;
