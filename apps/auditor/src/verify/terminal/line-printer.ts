import { type Finding, isNote } from '../findings/finding.js';
import { findingTexts } from '../findings/texts.js';
import type { Verdict } from '../verify-ledger.js';
import type { Judged, Out, Printer, Standing } from './printer.js';

const width = 30;
const plainEveryShare = 0.1;

export const progressText = ({ done, total, rate, secondsLeft }: Standing): string => {
  const share = total === 0 ? 1 : done / total;
  const percent = `${Math.floor(share * 100)} %`;
  return `${percent} ${done}/${total}, ${Math.round(rate)}/s, còn / left ${Math.ceil(secondsLeft)} s`;
};

const placeText = ({ index, stream, revision, recordedAt, id }: Finding): string =>
  [
    index === undefined ? '' : `chỉ mục / index ${index}`,
    stream === undefined ? '' : `${stream}${revision === undefined ? '' : ` @ ${revision}`}`,
    recordedAt ?? '',
    id ?? '',
  ]
    .filter(part => part !== '')
    .join(' · ');

export const findingText = (finding: Finding): string => {
  const { code, what, expected, actual } = finding;
  const [vi, en] = findingTexts[code];
  const lines = [`${isNote(finding) ? '·' : '✗'} ${code}  ${placeText(finding)}`, `  ${vi}`, `  ${en}`];
  if (what !== undefined) lines.push(`  ${what}`);
  if (expected !== undefined) lines.push(`  phải là / must be: ${expected}`);
  if (actual !== undefined) lines.push(`  thấy / found:      ${actual}`);
  return lines.join('\n');
};

/** What was checked of a ledger, in one line. */
export const ledgerSummary = ({ events, streams, heads, sealed, published, wholeUpTo }: Verdict): string =>
  `${events} sự kiện / events, ${streams} luồng / streams, ${heads} đầu sổ / heads, ` +
  `niêm phong / sealed ${sealed}, công bố / published ${published}, ` +
  `luồng đủ / streams whole ${wholeUpTo < 0 ? '–' : `≤ ${wholeUpTo}`}`;

/** For people: findings as they stand in the log, progress as a bar on a terminal and as lines elsewhere. */
export class LinePrinter implements Printer {
  private told = -1;
  private drawn = false;

  constructor(private readonly out: Out) {}

  part(_name: string, text: string): void {
    this.clear();
    this.told = -1;
    this.out.remark(`${text}\n`);
  }

  progress(standing: Standing): void {
    const share = standing.total === 0 ? 1 : standing.done / standing.total;
    if (this.out.isTerminal) {
      const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
      this.out.remark(`\r\x1b[K${bar} ${progressText(standing)}`);
      this.drawn = true;
      return;
    }
    if (share < this.told + plainEveryShare && share < 1) return;
    this.told = share;
    this.out.remark(`${progressText(standing)}\n`);
  }

  finding(finding: Finding): void {
    this.clear();
    this.out.print(findingText(finding));
  }

  verdict({ found }: Judged, summary: string): void {
    this.clear();
    if (found.findings + found.notes > found.kept.length)
      this.out.print(`… ${found.findings + found.notes - found.kept.length} nữa / more`);
    this.out.print(summary);
    this.out.print(
      found.findings === 0
        ? 'NGUYÊN VẸN / SOUND'
        : `KHÔNG NGUYÊN VẸN / NOT SOUND: ${found.findings} phát hiện / findings`,
    );
  }

  failure(reason: string): void {
    this.clear();
    this.out.remark(`${reason}\n`);
  }

  private clear(): void {
    if (this.drawn) this.out.remark('\r\x1b[K');
    this.drawn = false;
  }
}
