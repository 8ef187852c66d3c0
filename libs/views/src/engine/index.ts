export { emptyDigest, RowText, RunningDigest } from './digest.js';
export { PoisonEvent, RebuildDiffers, Superseded, UnreadableEvent } from './faults.js';
export type { Decode, LogReader } from './feed.js';
export type { OnProgress, Progress } from './progress.js';
export type { ProjectorParts } from './projector-parts.js';
export { runProjector } from './projector.js';
export { untilAborted } from './together.js';
export { rebuild, type RebuildParts, type RebuildProgress } from './rebuild.js';
export { NoCopyToSwitchTo, rollBack } from './roll-back.js';
