import { dateAt } from '#kernel';
import { register, when } from '#views';
import { accessLogSealed } from '../events/index.js';

/** The reads of one hour at one ledger process, as they were committed to. */
export type SealedHourDoc = {
  readonly keeper: string;
  readonly hour: string;
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly index: number;
  readonly recordedAt: string;
};

export const keyOf = (hour: string, keeper: string): string => `${hour} ${keeper}`;

/** By hour, then by process. */
export const sealedHoursView = register<SealedHourDoc>('sealed-hours', 1, {
  on: [
    when(
      accessLogSealed,
      ({ data }) => keyOf(data.hour, data.keeper),
      (_, { data, index, recordedAt }) => ({ ...data, index, recordedAt }),
    ),
  ],
  buckets: { keeper: doc => doc.keeper, day: doc => dateAt(`${doc.hour}:00:00.000Z`) },
});
