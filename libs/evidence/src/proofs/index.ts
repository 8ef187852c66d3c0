export { consistencyFormat, type ConsistencyProof, verifyConsistencyProof } from './consistency-proof.js';
export { type Envelope, type ShownContent, shownContentHash, verifyContent } from './content.js';
export { type HeadsCommitment, headsPublishedType } from './heads-published.js';
export * from './heads-tree.js';
export * from './inclusion-proof.js';
export * from './leaf.js';
export * from './make.js';
export type { ProvenEvent, ShownEvent } from './shown-event.js';
export * from './stream-proof.js';
