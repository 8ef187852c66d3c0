import type { Told } from '#command-line';
import { type Finding, isNote } from './finding.js';
import { findingTexts } from './texts.js';

const placeText = ({ index, stream, revision, recordedAt, id }: Finding): string =>
  [
    index === undefined ? '' : `chỉ mục / index ${index}`,
    stream === undefined ? '' : `${stream}${revision === undefined ? '' : ` @ ${revision}`}`,
    recordedAt ?? '',
    id ?? '',
  ]
    .filter(part => part !== '')
    .join(' · ');

const findingText = (finding: Finding): string => {
  const { code, what, expected, actual } = finding;
  const [vi, en] = findingTexts[code];
  const lines = [`${isNote(finding) ? '·' : '✗'} ${code}  ${placeText(finding)}`, `  ${vi}`, `  ${en}`];
  if (what !== undefined) lines.push(`  ${what}`);
  if (expected !== undefined) lines.push(`  phải là / must be: ${expected}`);
  if (actual !== undefined) lines.push(`  thấy / found:      ${actual}`);
  return lines.join('\n');
};

/** A finding as commands say it. */
export const findingTold = (finding: Finding): Told => ({
  kind: isNote(finding) ? 'note' : 'finding',
  answer: finding,
  text: findingText(finding),
});
