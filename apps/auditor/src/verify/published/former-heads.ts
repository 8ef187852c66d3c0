import type { NewOrigin } from '#evidence';
import { formerStream, type SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import type { ShownHead } from './heads.js';
import { recordedHeads } from './recorded-heads.js';
import { type LogTrust, trustUnder } from './trust.js';

/**
 * Heads that were signed under names that the log has left: they are heads of the same events. Their signatures are
 * checked where the verifier brought a key of that name.
 */
export const formerHeads = (
  audit: SqliteAudit,
  statements: readonly NewOrigin[],
  trust: LogTrust | undefined,
  report: Report,
): readonly ShownHead[] =>
  statements.flatMap(({ former }, n) => [
    ...recordedHeads(audit, trustUnder(former, trust), report, {
      stream: formerStream('socai-heads', n + 1),
      source: 'former-heads',
    }),
  ]);
