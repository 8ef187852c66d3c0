import type { CalendarDate, Fact, Verdict } from '#kernel';
import type { GateReader } from '../gates/gates.js';

/**
 * What is asked of the books before anything is put into them. Capabilities answer it; the runner only asks, and
 * stamps what they read.
 */
export interface Books {
  /** The month, `YYYY-MM`, in whose books an entry of a day is posted: its own, or the first that is still open. */
  monthFor(day: CalendarDate, gates: GateReader): Promise<string>;
  /** Why a command may not say that it corrects an event. */
  mayCorrect(eventId: string, gates: GateReader): Promise<Verdict>;
}

/** Books that never close, and in which anything may be said to correct anything. */
export const openBooks: Books = {
  monthFor: async day => ownMonth(day),
  mayCorrect: async () => undefined,
};

/** Whether a fact moves money or things. What does not stands in no books. */
export const posts = ({ data }: Fact): boolean =>
  ((data as { readonly postings?: readonly unknown[] }).postings?.length ?? 0) > 0;

export const ownMonth = (day: CalendarDate): string => day.slice(0, 7);
