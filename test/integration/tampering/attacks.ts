import { DatabaseSync } from 'node:sqlite';
import type { LedgerFolder, PublishedLedger } from '#test/support/published-ledger';
import type { FindingCode } from '../../../apps/auditor/src/verify/findings/finding.js';
import type { Holds } from './verifying.js';

/** One row of the table: what an attacker changes, what the verifier holds, and what must be found where. */
export interface Attack {
  readonly name: string;
  /** What the attacker could write to. */
  readonly attacker: string;
  readonly holds?: Holds;
  readonly does: (ledger: LedgerFolder, original: PublishedLedger) => void | Promise<void>;
  readonly code: FindingCode;
  /** The index that is named; undefined where the finding is of no event. */
  readonly at?: number;
  /** A part of what is named besides. */
  readonly what?: string;
}

/** Changes the database as somebody does who can write to it and knows SQL. */
export const sql =
  (...statements: readonly string[]) =>
  ({ events }: LedgerFolder): void => {
    const db = new DatabaseSync(events);
    try {
      for (const statement of statements) db.exec(statement);
    } finally {
      db.close();
    }
  };
