import type { DecisionRunner } from '#event-sourcing';

/** Why no command is taken on account of the clock, in a few words; undefined while it is right. */
export const clockStanding = async (
  runner: Pick<DecisionRunner, 'clockOff'>,
): Promise<string | undefined> => {
  const off = await runner.clockOff();
  return (
    off && `${off.code}: ${(Number(off.numbers['behindMs']) / 1_000).toFixed(1)} s behind the newest event`
  );
};
