export * from './checkpoint.js';
export * from './keys/index.js';
export { Malformed, type Place, type Subject } from './malformed.js';
export * from './merkle/index.js';
export * from './note/index.js';
export * from './open-checkpoint.js';
export * from './origins/index.js';
export * from './proofs/index.js';
export * from './tiles/index.js';
export * from './tlog-proof.js';
export * from './witness/index.js';
export {
  type Failure,
  type FailureCode,
  type Finding,
  findings,
  type Passed,
  type Verdict,
} from './verdict.js';
export type { TextOrBytes } from './encoding/utf8.js';
