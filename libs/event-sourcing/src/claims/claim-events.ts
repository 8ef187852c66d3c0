import Type from 'typebox';
import { eventType, type FactOf } from '../log/event-type.js';

const claimShape = {
  kind: Type.String(),
  parts: Type.Array(Type.String()),
  owner: Type.String(),
};

/** The first to append at "no stream" holds the number; a stream named by hash makes it one place everywhere. */
export const claimTaken = eventType(
  'ClaimTaken',
  'A unique number now belongs to an owner.',
  Type.Object(claimShape),
);
export const claimReleased = eventType(
  'ClaimReleased',
  'A unique number is free again.',
  Type.Object(claimShape),
);

export type ClaimTaken = FactOf<typeof claimTaken>;
export type ClaimReleased = FactOf<typeof claimReleased>;
