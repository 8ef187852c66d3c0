import { SystemClock, SystemScheduler } from '#platform/ambient';
import { caseSummary, readCaseFile, verifyCase } from '../case/verify/verify-case.js';
import { NotUnderstood, type Options, readOptions, usage } from './options.js';
import { JsonPrinter } from './terminal/json-printer.js';
import { ledgerSummary, LinePrinter } from './terminal/line-printer.js';
import type { Out } from './terminal/printer.js';
import { Progress } from './terminal/progress.js';
import { verifyLedger } from './verify-ledger.js';
import type { Watch } from './watch.js';
import { CouldNotRead } from './work/could-not-read.js';
import { usualHands } from './work/usual-hands.js';

const exit = { sound: 0, findings: 1, notUnderstood: 2, couldNotRead: 3 } as const;

const standardOut: Out = {
  isTerminal: process.stderr.isTTY === true,
  print: line => void process.stdout.write(`${line}\n`),
  remark: text => void process.stderr.write(text),
};

/** @returns the exit code */
export const verify = async (
  args: readonly string[],
  signal: AbortSignal,
  out: Out = standardOut,
): Promise<number> => {
  let options: Options;
  try {
    options = readOptions(args, process.env);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    out.remark(`${error.message}\n\n${usage}\n`);
    return exit.notUnderstood;
  }
  if (options.help) {
    out.print(usage);
    return exit.sound;
  }
  return run(options, signal, out);
};

const run = async (options: Options, signal: AbortSignal, out: Out): Promise<number> => {
  const printer = options.json ? new JsonPrinter(out) : new LinePrinter(out);
  const watch = new Progress(printer, new SystemClock(), signal);
  try {
    const { verdict, summary } = await verified(options, watch);
    for (const finding of verdict.found.kept) printer.finding(finding);
    printer.verdict(verdict, summary);
    return verdict.found.findings === 0 ? exit.sound : exit.findings;
  } catch (error) {
    if (!(error instanceof CouldNotRead)) throw error;
    printer.failure(error.message);
    return exit.couldNotRead;
  }
};

const verified = async ({ plan, jobs, caseFile }: Options, watch: Watch) => {
  if (caseFile === undefined) {
    const verdict = await verifyLedger(plan, usualHands(jobs), watch);
    return { verdict, summary: ledgerSummary(verdict) };
  }
  const verdict = await verifyCase(readCaseFile(caseFile), plan.trusted, new SystemScheduler(true), watch);
  return { verdict, summary: caseSummary(verdict) };
};
