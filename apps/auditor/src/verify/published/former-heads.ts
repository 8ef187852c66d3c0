import type { NewOrigin } from '#evidence';
import { formerStream, type SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import type { ShownHead } from './heads.js';
import { recordedHeads } from './recorded-heads.js';
import type { LogTrust } from './trust.js';

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
    ...recordedHeads(audit, ofName(former, trust), report, {
      ...{ stream: formerStream('socai-heads', n + 1), source: 'former-heads' },
    }),
  ]);

const ofName = (origin: string, trust: LogTrust | undefined): LogTrust | undefined => {
  const logKeys = trust?.logKeys.filter(({ name }) => name === origin) ?? [];
  return logKeys.length === 0 ? undefined : { origin, logKeys, linked: 0 };
};
