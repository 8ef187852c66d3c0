export interface RunnerLimits {
  /** Commands of one stream decided and appended together. */
  readonly togetherMax: number;
  /** Times a stream's commands are decided again after a lost race. */
  readonly attemptsMax: number;
  /** Commands waiting in the whole process before more are turned away. */
  readonly waitingMax: number;
  /** How far the clock may lie behind the newest event. */
  readonly clockOffMaxMs: number;
}

export const limitsByDefault: RunnerLimits = {
  togetherMax: 256,
  attemptsMax: 10,
  waitingMax: 8_192,
  clockOffMaxMs: 5_000,
};
