import { formatNote, type Note, parseCheckpoint, parseNote } from '#evidence';
import type { SqliteAudit } from '#stores/sqlite';
import { recordedNotes } from '../verify/published/recorded-heads.js';

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
    ...{ origin, size, root, checkpoint: formatNote({ ...note, signatures: own }) },
    cosignatures: linesOf({ ...note, signatures: others }),
  };
};

const covers = ({ size }: ChosenHead, known: number | undefined): boolean =>
  known === undefined || size > known;

/** The first that covers what was known; without a bound the last. */
const recordedHead = (audit: SqliteAudit, known: number | undefined): ChosenHead | undefined => {
  let last: ChosenHead | undefined;
  for (const note of recordedNotes(audit)) {
    const head = headIn(note);
    if (known !== undefined && covers(head, known)) return head;
    if (known === undefined) last = head;
  }
  return last;
};

/**
 * The first head signed that covers what was known; without a bound the newest. What is published may carry
 * cosignatures, which no record has: they are taken from there when it is the same head.
 * @param published the note that is published, where there is one
 */
export const chooseHead = (
  audit: SqliteAudit,
  published: Buffer | undefined,
  known: number | undefined,
): ChosenHead | undefined => {
  const newest = published && headIn(published);
  const chosen = recordedHead(audit, known) ?? (newest && covers(newest, known) ? newest : undefined);
  return chosen && newest?.checkpoint === chosen.checkpoint ? newest : chosen;
};
