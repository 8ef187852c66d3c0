import type { StreamName } from '#kernel';
import { turnedAway } from './outcome.js';
import type { Pending } from './pending.js';
import { Turn } from './turn.js';
import type { TurnParts } from './turn-parts.js';

/**
 * Brings a stream's waiting commands to their outcomes: turn after turn, each on what the log says by then. Whoever
 * loses the race every time is turned away, and what they had claimed is free again.
 */
export const settle = async (
  parts: TurnParts,
  stream: StreamName,
  together: readonly Pending[],
  attemptsMax: number,
): Promise<void> => {
  const { decider } = together[0]!.spec;
  let unsettled = together;
  const { aggregates } = parts;
  let aggregate = aggregates.recalled(stream) ?? (await aggregates.refresh(stream, decider));
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    unsettled = await new Turn(parts, stream, decider, aggregate).take(unsettled);
    if (unsettled.length === 0) return;
    aggregate = await aggregates.refresh(stream, decider);
  }
  for (const pending of unsettled) {
    await parts.taking.giveBack(pending);
    pending.answer(turnedAway('command.lost-race', { stream }));
  }
};
