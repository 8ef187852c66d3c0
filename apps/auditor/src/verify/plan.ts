import type { Trusted } from './published/trust.js';

/** What is to be checked against what. */
export interface Plan {
  /** The SQLite file of the log; absent when only published files are at hand. */
  readonly events?: string;
  /** The folder of published files, or a copy of them. */
  readonly log?: string;
  /** The file of the last signed head, or its folder, kept apart from the database. */
  readonly heads?: string;
  /** Checkpoints of earlier that the verifier kept: files. */
  readonly held: readonly string[];
  readonly trusted: Trusted;
  /** The file of the keys of sealed fields. */
  readonly sealKeys?: string;
  /** Whether sealed texts are opened and held against what the events commit to; they are shown nowhere. */
  readonly opensSealed?: boolean;
  /** Where what has been checked is written down, so that an interrupted run can go on. */
  readonly state?: string;
}
