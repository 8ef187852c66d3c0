import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { packed } from '../../apps/auditor/src/case/archive.js';
import { collectCase } from '../../apps/auditor/src/case/collect-case.js';
import type { AskedHead } from '../../apps/auditor/src/case/choose-head.js';
import type { Case } from '../../apps/auditor/src/case/case-file.js';
import { filesOf } from '../../apps/auditor/src/case/derived-files.js';
import type { Known } from '../../apps/auditor/src/case/known.js';
import { parseScope } from '../../apps/auditor/src/case/scope.js';
import { type CaseVerdict, verifyCase } from '../../apps/auditor/src/case/verify/verify-case.js';
import { trustOf, type Trusted } from '../../apps/auditor/src/verify/published/trust.js';
import { auditLogOrIndex } from '#stores/event-index';
import type { LedgerFolder } from './published-ledger.js';
import { logKey } from './static-log.js';
import { timerScheduler } from './timer-scheduler.js';

export const trusted: Trusted = { keys: [logKey.line], witnesses: [], quorum: 0 };

const unwatched = (signal = new AbortController().signal) => ({
  signal,
  begin: () => undefined,
  progress: () => undefined,
});

/** A case out of a ledger at rest. */
export const caseOf = async (
  ledger: Pick<LedgerFolder, 'events' | 'path'>,
  scope: string,
  known?: Known,
  head?: AskedHead,
): Promise<Case> => {
  const audit = auditLogOrIndex(ledger.events);
  try {
    const trust = trustOf(trusted)!;
    const request = {
      scope: parseScope(scope),
      trust,
      log: join(ledger.path, 'log'),
      ...(known && { known }),
      ...(head && { head }),
    };
    return await collectCase(audit, request, timerScheduler, unwatched());
  } finally {
    audit.close();
  }
};

export const archiveOf = (shown: Case): Uint8Array => packed(filesOf(shown));

export const verified = (archive: Uint8Array, trust: Trusted = trusted): Promise<CaseVerdict> =>
  verifyCase({ archive }, trust, timerScheduler, unwatched());

/** Codes of what is wrong, each once. */
export const codesIn = async (archive: Uint8Array, trust: Trusted = trusted): Promise<readonly string[]> => {
  const { found } = await verified(archive, trust);
  const codes = found.kept.map(({ code }) => code as string).filter(code => !code.startsWith('note.'));
  return [...new Set(codes)].sort();
};

/** The archive with other files, as somebody would make it who knows how. */
export const rewritten = (
  archive: Uint8Array,
  change: (files: Record<string, Uint8Array>) => void,
): Uint8Array => {
  const files = unzipSync(archive);
  change(files);
  return packed(new Map(Object.entries(files)));
};

export const textOf = (archive: Uint8Array, name: string): string =>
  Buffer.from(unzipSync(archive)[name]!).toString();
