import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** `unreadable`: nothing can be said but that. */
  readonly code: FindingCode | 'unreadable';
  /** The index that is named; undefined where the finding is of no event. */
  readonly at?: number;
  /** A part of what is named besides. */
  readonly what?: string;
}

/** One bit of a byte, counted from the end where `at` is below 0. */
export const flipped =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes);
    changed[at < 0 ? bytes.length + at : at]! ^= 1;
    return changed;
  };

/** Changes a file below the ledger's folder. */
export const inFile =
  (name: string, change: (bytes: Buffer) => Buffer) =>
  ({ path }: LedgerFolder): void => {
    const file = join(path, name);
    writeFileSync(file, change(readFileSync(file)));
  };

/** The same with the database at hand, and without it. */
export const both = (attack: Attack): readonly Attack[] => [
  attack,
  { ...attack, name: `${attack.name}, files alone`, holds: { ...attack.holds, offline: true } },
];

/** Changes the database as somebody does who can write to it and knows SQL. */
export const sql =
  (...statements: readonly string[]) =>
  ({ events }: LedgerFolder): void => {
    // Not kept from the schema: whoever writes to the file is not.
    const db = new DatabaseSync(events, { defensive: false });
    try {
      for (const statement of statements) db.exec(statement);
    } finally {
      db.close();
    }
  };
