import { hash } from 'node:crypto';
import { BrokenOff, type LedgerClient, LedgerProblem, type Telling, tellingCommand } from '#command-line';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { auditLogOrIndex } from '#stores/event-index';
import { packed } from './archive.js';
import type { Case } from './case-file.js';
import { collectCase } from './collect-case.js';
import { filesOf } from './derived-files.js';
import { type ExportPlan, options, planOf, usage } from './export-options.js';
import { openSealedTexts } from './opened/open-sealed.js';
import { formatOpened, openedPathOf, type OpenedText } from './opened/opened-file.js';
import { mustBeNew, writeWhole, writeWithTexts } from './write-case.js';

const run = async (plan: ExportPlan, telling: Telling, signal: AbortSignal): Promise<void> => {
  const { events, out, request, opening } = plan;
  mustBeNew(out);
  if (opening) mustBeNew(openedPathOf(out));
  const audit = auditLogOrIndex(events);
  try {
    telling.step('read', 'Đọc sổ, tính bằng sự kiện / reading the ledger, in events');
    const watch = telling.watch(new SystemClock(), signal);
    const shown = await collectCase(audit, request, new SystemScheduler(true), watch);
    const archive = packed(filesOf(shown));
    const sha256 = hash('sha256', archive, 'hex');
    const texts = opening && (await textsOpened(shown, opening, telling, signal));
    signal.throwIfAborted();
    if (texts) {
      const opened = { path: openedPathOf(out), bytes: formatOpened(sha256, texts) };
      writeWithTexts(out, archive, opened);
    } else writeWhole(out, archive);
    const count = shown.events.length;
    const bytes = archive.length;
    telling.say(
      'export',
      { out, events: count, known: shown.known, bytes, sha256, ...(texts && openedAnswer(out, texts)) },
      `XONG / DONE: ${out}: ${count} sự kiện / events, ≤ #${shown.known}, SHA-256 ${sha256}` +
        (texts ? openedLine(out, texts) : ''),
    );
  } finally {
    audit.close();
  }
};

const textsOpened = (shown: Case, ledger: LedgerClient, telling: Telling, signal: AbortSignal) => {
  telling.step('open', 'Mở niêm phong, tính bằng sự kiện / opening what is sealed, in events');
  return openSealedTexts(shown, ledger, telling.watch(new SystemClock(), signal));
};

const openedAnswer = (out: string, texts: readonly OpenedText[]) => ({
  opened: openedPathOf(out),
  texts: Object.fromEntries(
    [...Map.groupBy(texts, ({ state }) => state)].map(([state, of]) => [state, of.length]),
  ),
});

const openedLine = (out: string, texts: readonly OpenedText[]): string => {
  const open = texts.filter(({ state }) => state === 'open').length;
  return (
    `\n${openedPathOf(out)}: ${open}/${texts.length} văn bản đã mở, sổ đã ghi lại / ` +
    'texts opened, as the ledger recorded'
  );
};

const faultOf = (error: unknown): unknown =>
  error instanceof LedgerProblem ? new BrokenOff('open.failed', error.message) : error;

/** @returns the exit code */
export const exportCase = tellingCommand({
  usage,
  options,
  faultOf,
  run: (said, telling, signal) => run(planOf(said, process.env), telling, signal),
});
