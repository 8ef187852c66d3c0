import type { FindingCode, Report } from '../findings/finding.js';

/** A list of signed notes that the log keeps twice: in a record of its own, and published. */
export interface NotePlace {
  readonly what: string;
  readonly notes: readonly string[];
}

/** The longer list is the newer one: what is recorded and what is published may be a moment apart. */
export const longestFirst = (places: readonly (NotePlace | undefined)[]): readonly NotePlace[] =>
  places.filter(place => place !== undefined).toSorted((a, b) => b.notes.length - a.notes.length);

/** Both places say the same, as far as the shorter goes. */
export const mustAgree = (
  code: FindingCode,
  most: NotePlace,
  other: NotePlace | undefined,
  report: Report,
): void => {
  const at = other?.notes.findIndex((note, n) => note !== most.notes[n]) ?? -1;
  if (at >= 0) report({ code, what: `${other!.what} ${at}`, actual: `differs from ${most.what}` });
};
