import { formatNote, type Note, parseCheckpoint, parseNote } from '#evidence';
import type { SqliteAudit } from '#stores/sqlite';
import { recordedNotes } from '../verify/published/recorded-heads.js';
import { CaseRefused } from './case-refused.js';

/** A signed head, its signatures told apart: whose log it is, and who saw it. */
export interface ChosenHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** With the log's own signatures alone. */
  readonly checkpoint: string;
  /** Signature lines of others. */
  readonly cosignatures: string;
}

const linesOf = (note: Note): string => {
  const whole = formatNote(note);
  return whole.slice(note.text.length + 1);
};

/** @throws Malformed for what is no head */
export const headIn = (text: string | Buffer): ChosenHead => {
  const note = parseNote(text);
  const { origin, size, root } = parseCheckpoint(note.text);
  const own = note.signatures.filter(({ name }) => name === origin);
  const others = note.signatures.filter(({ name }) => name !== origin);
  return {
    origin,
    size,
    root,
    checkpoint: formatNote({ ...note, signatures: own }),
    cosignatures: linesOf({ ...note, signatures: others }),
  };
};

/** A head that was asked for: one that the ledger signed over so many events, or a checkpoint that is at hand. */
export type AskedHead = { readonly size: number } | { readonly note: ChosenHead };

const covers = ({ size }: ChosenHead, known: number | undefined): boolean =>
  known === undefined || size > known;

/** The first recorded head that fits, else the last there is where nothing is asked. */
const recordedHead = (
  audit: SqliteAudit,
  fits: ((head: ChosenHead) => boolean) | undefined,
): ChosenHead | undefined => {
  let last: ChosenHead | undefined;
  for (const note of recordedNotes(audit)) {
    last = headIn(note);
    if (fits?.(last)) return last;
  }
  return fits ? undefined : last;
};

/**
 * The head that was asked for; else the first signed that covers what was known; without a bound the newest. What is
 * published may carry cosignatures, which no record has: they are taken from there when it is the same head.
 * @param published the note that is published, where there is one
 * @throws CaseRefused when the head that was asked for does not cover what was known
 */
export const chooseHead = (
  audit: SqliteAudit,
  published: Buffer | undefined,
  known: number | undefined,
  asked?: AskedHead,
): ChosenHead | undefined => {
  const newest = published && headIn(published);
  const chosen = asked ? askedHead(audit, newest, asked) : usualHead(audit, newest, known);
  if (chosen && asked && !covers(chosen, known)) throw CaseRefused.headTooSmall(chosen.size, known!);
  if (asked && 'note' in asked) return chosen;
  return chosen && newest?.checkpoint === chosen.checkpoint ? newest : chosen;
};

const usualHead = (audit: SqliteAudit, newest: ChosenHead | undefined, known: number | undefined) =>
  recordedHead(audit, known === undefined ? undefined : head => covers(head, known)) ??
  (newest && covers(newest, known) ? newest : undefined);

/** @throws CaseRefused for a size that no head has */
const askedHead = (audit: SqliteAudit, newest: ChosenHead | undefined, asked: AskedHead): ChosenHead => {
  if ('note' in asked) return asked.note;
  const { size } = asked;
  const found =
    recordedHead(audit, head => head.size === size) ?? (newest?.size === size ? newest : undefined);
  if (!found) throw CaseRefused.headUnknown(size);
  return found;
};
