import { gateAgeMaxMs } from '../gates/stamped-gates.js';
import type { EventStore } from '../log/event-store.js';
import { resendMs } from '../runner/sender.js';

/** How long after an event a reaction is due: milliseconds, or when the decisions of before it have ended. */
export type Delay = number | 'drained';

/**
 * After so long nothing is sent any more that was decided on what a gate said before a closing began: a decision rests
 * on reads of the last ten seconds, and where the log may leave an append in doubt, it is sent again for ten more, each
 * time for as long as the log itself tries.
 */
export const drainMs = ({ doubtMs }: Pick<EventStore, 'doubtMs'>): number =>
  gateAgeMaxMs + (doubtMs === 0 ? 0 : resendMs + doubtMs);

export const delayMs = (delay: Delay, store: Pick<EventStore, 'doubtMs'>): number =>
  delay === 'drained' ? drainMs(store) : delay;
