import { allowed, type Command, decider, firstRefusal, refused, type Verdict } from '#kernel';
import { type AccessLogSealed, accessLogSealed } from '../events/index.js';

/** How far the hours of one keeper are sealed, within a year. */
export interface SealedThrough {
  /** Empty before the first. */
  readonly hour: string;
}

export type SealHour = Command<'SealHour', AccessLogSealed['data']>;

/** Hours are sealed once and in their order: nothing can be slipped in before one that is sealed. */
export const mustBeLater = ({ hour: sealed }: SealedThrough, hour: string): Verdict =>
  hour > sealed ? allowed : refused('access-log.hour-sealed', { hour, sealed });

/** One stream a keeper and year. */
export const accessLog = decider<SealedThrough, SealHour, AccessLogSealed>({
  category: 'accessLog',
  initial: { hour: '' },
  evolve: { AccessLogSealed: (_, { data: { hour } }) => ({ hour }) },
  decide: {
    SealHour: (before, { data }) => firstRefusal(mustBeLater(before, data.hour)) ?? [accessLogSealed(data)],
  },
});
