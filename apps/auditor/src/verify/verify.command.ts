import { tellingCommand, type Telling, type Watch } from '#command-line';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { caseSummary, readCaseFile, verifyCase } from '../case/verify/verify-case.js';
import { findingTold } from './findings/finding-text.js';
import { type Asked, askedIn, options, usage } from './options.js';
import { ledgerSummary, verdictText } from './verdict-text.js';
import { verifyLedger } from './verify-ledger.js';
import { usualHands } from './work/usual-hands.js';

const exit = { sound: 0, findings: 1 } as const;

const run = async (asked: Asked, telling: Telling, signal: AbortSignal): Promise<number> => {
  const { verdict, summary } = await verified(asked, telling.watch(new SystemClock(), signal));
  const { found, ...sums } = verdict;
  for (const finding of found.kept) {
    const { kind, answer, text } = findingTold(finding);
    telling.say(kind, answer, text);
  }
  const { findings, notes } = found;
  const answer = { sound: findings === 0, findings, notes, ...sums };
  telling.say('verdict', answer, verdictText(found, summary));
  return findings === 0 ? exit.sound : exit.findings;
};

const verified = async ({ plan, jobs, caseFile }: Asked, watch: Watch) => {
  if (caseFile === undefined) {
    const verdict = await verifyLedger(plan, usualHands(jobs), watch);
    return { verdict, summary: ledgerSummary(verdict) };
  }
  const verdict = await verifyCase(readCaseFile(caseFile), plan.trusted, new SystemScheduler(true), watch);
  return { verdict, summary: caseSummary(verdict) };
};

/** @returns the exit code */
export const verify = tellingCommand({
  usage,
  options,
  takesThings: true,
  run: (said, telling, signal, things) => run(askedIn(said, things, process.env), telling, signal),
});
