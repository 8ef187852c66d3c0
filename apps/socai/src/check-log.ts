import { findingTold } from '../../auditor/src/verify/findings/finding-text.js';
import { isNote } from '../../auditor/src/verify/findings/finding.js';
import { verifyLedger } from '../../auditor/src/verify/verify-ledger.js';
import { usualHands } from '../../auditor/src/verify/work/usual-hands.js';
import type { CheckLog } from '../../operator/src/backup/check-log.js';

/** What an auditor checks of a ledger is what an operator checks of a copy. */
export const checkLog: CheckLog = async ({ events, heads: held, keys }, watch) => {
  const trusted = { keys, witnesses: [], quorum: 0 };
  const { events: count, found } = await verifyLedger({ events, held, trusted }, usualHands(), watch);
  const told = found.kept.filter(finding => !isNote(finding)).map(findingTold);
  return { events: count, findings: found.findings, told };
};
