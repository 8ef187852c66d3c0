import type { Watch } from '../../../auditor/src/verify/watch.js';
import { type Verdict, verifyLedger } from '../../../auditor/src/verify/verify-ledger.js';
import { usualHands } from '../../../auditor/src/verify/work/usual-hands.js';
import { isNote } from '../../../auditor/src/verify/findings/finding.js';
import { NotDone } from '../telling/not-done.js';

/**
 * The checks of `socai verify` on a copy, with heads that it must continue.
 * @throws NotDone with what was found, CouldNotRead
 */
export const checkLog = async (
  events: string,
  heads: readonly string[],
  keys: readonly string[],
  watch: Watch,
): Promise<Verdict> => {
  const trusted = { keys, witnesses: [], quorum: 0 };
  const verdict = await verifyLedger({ events, held: heads, trusted }, usualHands(), watch);
  const { findings, kept } = verdict.found;
  if (findings === 0) return verdict;
  throw new NotDone(
    'copy.not-sound',
    `Bản sao không nguyên vẹn / The copy is not sound: ${findings} phát hiện / findings.`,
    kept.filter(finding => !isNote(finding)),
    { findings },
  );
};
