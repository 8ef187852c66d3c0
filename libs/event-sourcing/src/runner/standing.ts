import type { TurnedAway } from './outcome.js';

/** Whether history still is what was signed, and is still being signed. Asked before each command, from memory. */
export interface Standing {
  /** Why no command is taken; undefined while all is well. */
  readonly objection: TurnedAway | undefined;
}

export const alwaysStanding: Standing = { objection: undefined };
