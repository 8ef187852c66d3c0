import { hash } from 'node:crypto';
import type { Report } from '../../verify/findings/finding.js';
import { envelopeIn } from '../derived-files.js';
import { isCommittedTo, type OpenedText, type OpenedTexts, parseOpened } from '../opened/opened-file.js';
import type { ReadCase } from './read-case.js';

/** The opened texts that came with a case: each is the one that its event commits to. @returns how many are open */
export const openedSound = (
  bytes: Uint8Array,
  archive: Uint8Array,
  shown: ReadCase,
  report: Report,
): number => {
  let texts: OpenedTexts;
  try {
    texts = parseOpened(bytes);
  } catch (error) {
    report({ code: 'case.opened', actual: (error as Error).message });
    return 0;
  }
  const expected = hash('sha256', archive, 'hex');
  const actual = `${texts.case}`;
  if (expected !== actual) report({ code: 'case.opened', what: 'case', expected, actual });
  const open = texts.fields.filter(({ state }) => state === 'open');
  for (const text of open) checked(text, shown, report);
  return open.length;
};

const checked = (text: OpenedText, { events }: ReadCase, report: Report): void => {
  const { index, field: what } = text;
  const event = events.find(one => one.index === index);
  const envelope = event && envelopeIn(event);
  if (envelope?.id === text.eventId && isCommittedTo(envelope.sealed?.[what], text)) return;
  report({ code: 'case.opened', index, id: text.eventId, what });
};
