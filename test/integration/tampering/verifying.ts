import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CouldNotRead } from '#command-line';
import type { LedgerFolder } from '#test/support/published-ledger';
import { logKey } from '#test/support/static-log';
import type { Finding, FindingCode } from '../../../apps/auditor/src/verify/findings/finding.js';
import type { Plan } from '../../../apps/auditor/src/verify/plan.js';
import { type Verdict, verifyLedger } from '../../../apps/auditor/src/verify/verify-ledger.js';
import { OwnHands } from '../../../apps/auditor/src/verify/work/hands.js';

/** What a verifier may have in hand: never more than what is written here. */
export interface Holds {
  /** Without the database: the published files alone. */
  readonly offline?: true;
  /** Checkpoints kept from earlier, by path. */
  readonly held?: readonly string[];
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly quorum?: number;
  readonly origin?: string;
  /** The file apart from the database; in the ledger's own hands unless said. */
  readonly withoutHeadFile?: true;
  readonly withoutLog?: true;
  /** The keys of sealed fields are used, and not only looked for. */
  readonly opensSealed?: true;
  readonly state?: string;
}

export interface Seen {
  readonly findings: readonly Finding[];
  readonly codes: readonly FindingCode[];
  readonly verdict?: Verdict;
  /** Why nothing could be said. */
  readonly unreadable?: string;
}

const nobodyWatches = () => ({
  signal: new AbortController().signal,
  begin: () => undefined,
  progress: () => undefined,
});

export const planOf = (ledger: LedgerFolder, holds: Holds = {}): Plan => {
  const { offline, held = [], keys = [logKey.line], witnesses = [], quorum = 0, state, origin } = holds;
  return {
    ...(offline ? {} : { events: ledger.events }),
    ...(holds.withoutLog ? {} : { log: ledger.log }),
    ...(offline || holds.withoutHeadFile ? {} : { heads: ledger.heads }),
    ...(state === undefined ? {} : { state }),
    ...sealKeysOf(ledger, holds),
    held,
    trusted: { keys, witnesses, quorum, ...(origin === undefined ? {} : { origin }) },
  };
};

/** As `socai verify` finds them: beside the events. */
const sealKeysOf = (
  { path }: LedgerFolder,
  { offline, opensSealed }: Holds,
): Pick<Plan, 'sealKeys' | 'opensSealed'> => {
  const sealKeys = join(path, 'seal-keys.db');
  return !offline && existsSync(sealKeys) ? { sealKeys, ...(opensSealed && { opensSealed }) } : {};
};

/** One verification, in this thread. */
export const seen = async (ledger: LedgerFolder, holds: Holds = {}): Promise<Seen> => {
  try {
    const verdict = await verifyLedger(
      planOf(ledger, holds),
      sources => new OwnHands(sources),
      nobodyWatches(),
    );
    const findings = verdict.found.kept.filter(({ code }) => !code.startsWith('note.'));
    return { findings, codes: [...new Set(findings.map(({ code }) => code))], verdict };
  } catch (error) {
    if (!(error instanceof CouldNotRead)) throw error;
    return { findings: [], codes: [], unreadable: error.message };
  }
};
