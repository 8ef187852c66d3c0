import { CouldNotRead, couldNotRead, type Watch } from '#command-line';
import { SqliteAudit } from '#stores/sqlite';
import { Found, type FoundSum } from './findings/found.js';
import { type LedgerMoment, readMoment } from './ledger-moment.js';
import type { Plan } from './plan.js';
import type { Report } from './findings/finding.js';
import { formerHeads } from './published/former-heads.js';
import { type FormerOrigins, formerOrigins, mustBeItsName } from './published/former-origins.js';
import type { ShownHead } from './published/heads.js';
import { HeadList } from './published/head-list.js';
import { withLinkedKeys } from './published/key-links.js';
import { type Shown, shownFiles, shownNotes } from './published/shown-notes.js';
import { type LogTrust, trustOf } from './published/trust.js';
import type { Sources } from './ranges/range-task.js';
import { Survey, type SurveySum } from './survey.js';
import type { Hands } from './work/hands.js';
import { StateFile } from './work/state-file.js';

/** What a verification comes to. */
export interface Verdict extends SurveySum {
  readonly found: FoundSum;
  readonly events: number;
  readonly heads: number;
  /** Leaves of the published checkpoint; 0 when nothing is published. */
  readonly published: number;
}

/** @param size events, or leaves, that are to be checked */
export type OpenHands = (sources: Sources, size: number) => Hands;

/**
 * Checks a whole ledger, or a published log without one. Reads only.
 * @throws CouldNotRead when something could not be read, or the work was broken off
 */
export const verifyLedger = async (plan: Plan, openHands: OpenHands, watch: Watch): Promise<Verdict> => {
  const found = new Found();
  const brought = trustOf(plan.trusted);
  if (!brought) found.add({ code: 'note.no-key' });
  // First what is published, then the log: it can only have grown meanwhile.
  const files = shownFiles(plan);
  const audit = plan.events === undefined ? undefined : openAudit(plan.events);
  try {
    if (brought) reading(() => mustBeItsName(brought, plan, audit));
    const trust = brought && reading(() => withLinkedKeys(brought, plan, audit, found.add));
    const names = reading(() => formerOrigins(plan, audit, trust, found.add));
    const shown = shownNotes(files, { trust, statements: names.statements, report: found.add });
    const moment = audit && reading(() => readMoment(audit, trust, found.add));
    const former = reading(() => headsOfFormerNames(names, audit, trust, found.add));
    return await checked(plan, { shown, audit, moment, former, found }, openHands, watch);
  } finally {
    audit?.close();
  }
};

interface Read {
  readonly shown: Shown;
  readonly audit: SqliteAudit | undefined;
  readonly moment: LedgerMoment | undefined;
  /** Of names that the log has left. */
  readonly former: readonly ShownHead[];
  readonly found: Found;
}

const sourcesOf = (
  { events, sealKeys, opensSealed }: Plan,
  { shown: { publication }, moment }: Read,
): Sources => ({
  ...(events !== undefined && { events, receipts: moment!.receipts }),
  ...(sealKeys !== undefined && { sealKeys, opensSealed: opensSealed ?? false }),
  ...(publication && { log: { path: publication.folder.path, size: publication.size } }),
});

const stateOf = ({ state }: Plan, { audit }: Read, published: number): StateFile | undefined =>
  state !== undefined && audit ? new StateFile(state, { file: audit.identity(), published }) : undefined;

const checked = async (plan: Plan, read: Read, openHands: OpenHands, watch: Watch): Promise<Verdict> => {
  const { shown, audit, moment, former, found } = read;
  const { publication } = shown;
  const published = publication?.size ?? 0;
  const size = moment?.size ?? published;
  const heads = new HeadList([...shown.heads, ...(moment?.heads ?? []), ...former]);
  heads.reportBeyond(size, found.add);
  heads.reportFormerKeys(found.add);
  const state = stateOf(plan, read, published);
  const survey = new Survey({
    size,
    heads,
    found,
    commitment: moment?.commitment,
    publication,
    audit,
    hasSealKeys: plan.sealKeys !== undefined,
  });
  const hands = reading(() => openHands(sourcesOf(plan, read), size));
  try {
    await survey.run(hands, state, watch);
  } finally {
    await hands.close();
  }
  state?.remove();
  const { streams, sealed, wholeUpTo } = survey.finish();
  return { found: found.sum(), events: size, streams, heads: heads.count, sealed, published, wholeUpTo };
};

const headsOfFormerNames = (
  { statements, heads }: FormerOrigins,
  audit: SqliteAudit | undefined,
  trust: LogTrust | undefined,
  report: Report,
): readonly ShownHead[] => [...heads, ...(audit ? formerHeads(audit, statements, trust, report) : [])];

const openAudit = (path: string): SqliteAudit => reading(() => new SqliteAudit(path));

const reading = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof CouldNotRead) throw error;
    throw couldNotRead(error);
  }
};
