import { BrokenOff, CouldNotRead, type Telling, tellingCommand, type Watch } from '#command-line';
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

const verified = async ({ plan, jobs, caseFile, openedFile }: Asked, watch: Watch) => {
  if (caseFile === undefined) {
    const verdict = await verifyLedger(plan, usualHands(jobs), watch);
    return { verdict, summary: ledgerSummary(verdict) };
  }
  const archive = readCaseFile(caseFile);
  const opened = openedFile === undefined ? {} : { opened: readCaseFile(openedFile) };
  const verdict = await verifyCase({ archive, ...opened }, plan.trusted, new SystemScheduler(true), watch);
  return { verdict, summary: caseSummary(verdict) };
};

/** Broken off it says only that: with --resume, what was done is kept. */
const faultOf = (error: unknown): unknown =>
  error instanceof CouldNotRead ? new BrokenOff('verify.could-not-read', error.message) : error;

/** @returns the exit code */
export const verify = tellingCommand({
  usage,
  options,
  faultOf,
  takesThings: true,
  run: (said, telling, signal, things) => run(askedIn(said, things, process.env), telling, signal),
});
